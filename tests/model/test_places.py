"""What users of other systems complained of, and what world news needs, with the model that comes with newsnb."""

import pytest

import newsnb


def placed(text, **options):
    """Return country and state of each mention by its words as printed, and the reading."""
    reading = newsnb.read(text, **options)
    return {text[m.start : m.end]: (p.country, p.admin1) for p in reading.places for m in p.mentions}, reading


def uses(text):
    reading = newsnb.read(text)
    return {text[m.start : m.end]: m.use for p in reading.places for m in p.mentions}


@pytest.mark.parametrize("state", ["CA", "Calif.", "California"])
def test_long_beach_ca_is_in_california(state):
    found, _ = placed(f"A fire destroyed a warehouse in Long Beach, {state}, on Monday, officials said.")
    assert found["Long Beach"] == ("US", "CA")


def test_jordan_is_a_country_and_michael_jordan_is_none():
    found, reading = placed("Michael Jordan visited a refugee camp in Jordan on Tuesday. He praised the doctors there.")
    assert found == {"Jordan": ("JO", None)}
    assert [m.start for p in reading.places for m in p.mentions] == [41]


def test_washington_is_a_capital_and_a_state():
    _, reading = placed(
        "The senator flew from Washington, D.C., to Seattle. Apple growers in the state of Washington fear the drought."
    )
    assert {(p.feature, p.admin1) for p in reading.places if p.name == "Washington"} == {("PPLC", "DC"), ("ADM1", "WA")}


def test_european_is_no_mine_and_french_is_france():
    found, _ = placed("European leaders met a French mediator on Friday to discuss the plan.")
    assert found["French"] == ("FR", None)
    assert found.get("European", (None, None)) == (None, None)


def test_one_unknown_name_empties_nothing():
    found, reading = placed("The ferry goes from Qwertzuiopolis to Lisbon and returns from Marseille in the evening.")
    assert {name: country for name, (country, _) in found.items()} == {"Lisbon": "PT", "Marseille": "FR"}
    assert all("knows none of this name" in name.reason for name in reading.unresolved)


def test_people_and_organisations_are_no_places():
    found, _ = placed("Paris Hilton spoke to the Washington Post about the New England Patriots and Bank of America.")
    assert found == {}


def test_a_few_american_places_do_not_pull_world_news_to_america():
    found, _ = placed(
        "The film won in Cannes. It was shot in Dakar and goes to Berlin, Toronto and Venice before it opens on "
        "Broadway in New York; critics in Hollywood liked it."
    )
    assert (found["Berlin"][0], found["Toronto"][0], found["Cannes"][0]) == ("DE", "CA", "FR")


def test_a_country_is_not_a_hamlet_of_its_name():
    found, _ = placed(
        "The storm hit Cuba before it reached Mobile and Dauphin Island in Alabama. In Havana, three people drowned."
    )
    assert (found["Cuba"][0], found["Havana"][0]) == ("CU", "CU")


def test_capitals_that_act_are_metonyms():
    found = uses(
        "Beijing has protested against the sale. Washington urged Tokyo to sign. It snowed in Beijing's suburbs."
    )
    assert (found["Washington"], found["Tokyo"]) == ("metonym", "metonym")


def test_home_settles_what_only_the_outlet_decides():
    text = "Police in Paris arrested a man on Sunday."
    assert placed(text)[0]["Paris"] == ("FR", "11")
    assert placed(text, home="Paris, Texas")[0]["Paris"] == ("US", "TX")


def test_the_focus_is_the_country_and_the_town_of_the_story():
    _, reading = placed(
        "KABUL, Afghanistan (AP) -- A bomb killed nine in Kandahar on Monday. Its governor blamed the Taliban. "
        "Pakistan condemned the attack, and doctors in Kandahar asked for blood."
    )
    assert reading.focus.country == "AF"
    assert next(p.name for p in reading.places if p.id == reading.focus.place).startswith("Kandah")


def test_a_list_of_many_names_is_gone_over_in_time():
    text = "Officials visited " + "Lisbon, " * 3_000 + "and Oslo."
    assert [place.name for place in newsnb.read(text).places] == ["Lisbon", "Oslo"]


def test_a_day_is_no_place_that_was_left_open():
    reading = newsnb.read("“She told them on Tuesday,” said Ada Berg in Cairns. “On Thursday she was gone.”")
    assert [place.name for place in reading.places] == ["Cairns"]
    assert not reading.unresolved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire broke out in Elm Grove, Hanwick. Police closed Elm Grove.", {}),
        ("Goods were sold at Oak Hill and in Pine Ridge.", {}),
        ("A lorry hit a wall in Oak Hill, Florida.", {"Oak Hill": ("US", "FL"), "Florida": ("US", "FL")}),
    ],
    ids="road quarters said".split(),
)
def test_what_roads_are_called_is_a_town_only_where_something_speaks_for_its_country(text, expected):
    assert placed(text)[0] == expected


def test_a_province_is_no_quarter_of_a_town_in_another_country():
    found, _ = placed("A man from Calgary moved to Queensland. The storm hit Queensland and Alberta.")
    assert found["Queensland"] == ("AU", "04")
