from itertools import product

import pytest
from clocks import cpu_seconds
from named import doc_of, entities_in, names_in, parsed

from newsnb.extract.discourse import discourse_in
from newsnb.extract.findings import Name
from newsnb.extract.mentions import find_mentions
from newsnb.extract.mentions.finding import without_offices


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("talks with the Harbour League ended", [("the Harbour League", "ORG")], [("Harbour League", "ORG")]),
        ("Ada Berg's boat", [("Ada Berg's", "PERSON")], [("Ada Berg", "PERSON")]),
        ("a boat ( Ada Berg sailed", [("( Ada Berg", "PERSON")], [("Ada Berg", "PERSON")]),
        ("shares of Hydro Inc. fell", [("Hydro Inc", "ORG")], [("Hydro Inc.", "ORG")]),
        ("Lund United 3 won", [("Lund United 3", "ORG")], [("Lund United", "ORG")]),
        ("the Nordlys news agency said", [("Nordlys news agency", "ORG")], [("Nordlys", "ORG")]),
        ("President Lee Min-ho met", [("President Lee Min-ho", "PERSON")], [("Lee Min-ho", "PERSON")]),
        ("Gen. Olaf Lie spoke", [("Gen. Olaf Lie", "PERSON")], [("Olaf Lie", "PERSON")]),
        (
            "from Norway's Svalbard Island",
            [("Norway's Svalbard Island", "LOC")],
            [("Norway", "LOC"), ("Svalbard Island", "LOC")],
        ),
        ("see https://news.example/lund-fire for more", [("https://news.example/lund-fire", "ORG")], []),
        ("the defence ministry said", [("defence ministry", "ORG")], []),
        ("Prime Minister spoke", [("Minister", "PERSON")], []),
        ("Secretary of State Ada Berg spoke", [("State", "ORG"), ("Ada Berg", "PERSON")], [("Ada Berg", "PERSON")]),
        ("on Highway 19 today", [("Highway 19", "FAC")], [("Highway 19", "FAC")]),
        ("at Kveld's Hospital today", [("Kveld's Hospital", "FAC")], [("Kveld's Hospital", "ORG")]),
        ("Ada Berg\nOSLO", [("Ada Berg\nOSLO", "PERSON")], [("Ada Berg", "PERSON")]),
        (
            "then Lund United 2-1 Havn Rovers was over",
            [("Lund United 2-1 Havn Rovers", "PERSON")],
            [("Lund United", "ORG"), ("Havn Rovers", "ORG")],
        ),
        ("so Dean Castle spoke", [("Dean Castle", "PERSON")], [("Dean Castle", "PERSON")]),
        ("so Nora Lake spoke", [("Nora Lake", "PERSON")], [("Nora Lake", "PERSON")]),
        ("at Kveld Castle today", [("Kveld Castle", "PERSON")], [("Kveld Castle", "FAC")]),
        ("in Victoria Park today", [("Victoria Park", "LOC")], [("Victoria Park", "LOC")]),
        ("so Ada Berg KC spoke", [("Ada Berg KC", "PERSON")], [("Ada Berg", "PERSON")]),
        ("Explainer: The pier is old", [("Explainer", "PERSON")], []),
    ],
    ids=(
        "the own bracket company score tail title short owner address ministry office state road whole line "
        "match castle lake building park letters label"
    ).split(),
)
def test_find_entities_cleans_the_edges_of_names(text, ents, expected):
    assert names_in(text, *ents) == expected


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("the Ministry of Roads and Harbours paid", [("Harbours", "GPE")], ["Ministry of Roads and Harbours"]),
        ("for the Social and Green Party in May", [("Green Party", "ORG")], ["Social and Green Party"]),
        ("at the University of Lund in May", [("Lund", "GPE")], ["University of Lund"]),
        ("the Miners for Peace Committee met", [("Miners", "NORP")], ["Peace Committee"]),
        ("Sweden's Foreign Ministry said", [("Sweden", "GPE")], ["Sweden", "Foreign Ministry"]),
    ],
    ids="ministry and of head owner".split(),
)
def test_find_entities_grows_names_from_the_word_that_tells_them(text, ents, expected):
    found = [words for words, _ in names_in(text, *ents)]
    assert [words for words in found if words in expected] == expected


def test_the_name_of_an_election_is_one_event():
    text = "She lost the 2011 Norwegian general election in May."
    assert names_in(text, ("Norwegian", "NORP")) == [("2011 Norwegian general election", "EVENT")]


def test_a_name_that_the_gazetteer_knows_is_a_place(small):
    ents = [("Kabul", "PERSON")]
    assert names_in("We flew to Kabul today", *ents, gazetteer=small) == [("Kabul", "GPE")]
    assert names_in("We flew to Kabul today", *ents) == [("Kabul", "PERSON")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Spokane and Newark", [("Spokane", "GPE"), ("Newark", "GPE")]),
        ("Spokane and Kabul", [("Spokane and Kabul", "ORG")]),
        ("Spokane and Kveld", [("Spokane and Kveld", "ORG")]),
    ],
    ids="one-country two-countries unknown".split(),
)
def test_two_towns_that_the_model_took_for_one_name_are_two(small, words, expected):
    assert names_in(f"We flew to {words} today", (words, "ORG"), gazetteer=small) == expected


def test_a_last_name_keeps_its_person_though_a_place_has_it(small):
    text = "Denise Kabul came. Mrs. Kabul sang."
    assert {label for _, label in names_in(text, ("Denise Kabul", "PERSON"), gazetteer=small)} == {"PERSON"}


def test_a_name_behind_a_title_is_a_persons():
    assert names_in("So said Mr Kveld today") == [("Kveld", "PERSON")]


def test_the_words_of_an_office_behind_a_title_are_nobodys_name():
    found = entities_in(discourse_in(doc_of("Deputy Foreign Minister Olaf Lie left.", ("Olaf Lie", "PERSON"))))
    assert [entity.name for entity in found] == ["Olaf Lie"]


@pytest.mark.parametrize("dateline", ["KVELD —", "PORT KVELD --", "PORT KVELD, Norway 2019-09-13", "KVELD (AP)"])
def test_capitals_that_begin_a_dateline_are_a_place(dateline):
    place = "PORT KVELD" if dateline.startswith("PORT") else "KVELD"
    assert (place, "GPE") in names_in(f"Late news.\n{dateline} A pier fell today")


def test_the_subject_of_a_headline_in_capitals_is_no_dateline():
    assert names_in("SOCCER - KVELD WINS THE CUP") == []


@pytest.mark.parametrize(
    ("text", "ents", "expected"),
    [
        ("Aziza al-Berg sang.", [("Aziza", "PERSON")], "Aziza al-Berg"),
        ("Ada Lie Berg sang.", [("Ada", "PERSON"), ("Berg", "PERSON")], "Ada Lie Berg"),
        ("Ada van der Berg sang.", [("Ada", "PERSON")], "Ada van der Berg"),
    ],
    ids="hyphen gap particles".split(),
)
def test_a_persons_name_is_made_whole(text, ents, expected):
    assert names_in(text, *ents) == [(expected, "PERSON")]


def test_names_in_a_list_are_of_one_kind():
    text = "from Lund, Kveld, Oslo and Bergen today"
    ents = [("Lund", "GPE"), ("Kveld", "PERSON"), ("Oslo", "GPE"), ("Bergen", "GPE")]
    assert names_in(text, *ents)[1] == ("Kveld", "GPE")


def test_a_name_with_its_acronym_behind_it_is_no_person():
    text = "So Kveld Havn (KH) won and KH sang."
    assert {label for _, label in names_in(text, ("Kveld Havn", "PERSON"))} == {"ORG"}


def test_a_headline_in_title_case_names_only_what_is_named_again():
    headline = "Berg Seeks More Harbour Pilots Today\n"
    ents = [("Berg Seeks More Harbour", "ORG")]
    assert names_in(f"{headline}She seeks more pilots.", *ents) == []


def test_an_ordinary_word_that_begins_a_sentence_is_no_name():
    words = "Turnout/NN/NOUN/nsubj/1 rose/VBD/VERB/ROOT/1"
    assert find_mentions(parsed(words, ("Turnout", "ORG"))) == []


# ---- Titles


@pytest.mark.parametrize("club", ["Rovers", "United", "Wanderers"])
def test_a_club_that_goes_by_half_its_name_is_an_organisation(club):
    assert names_in(f"so {club} won", (club, "PERSON")) == [(club, "ORG")]


def test_letters_of_a_thousand_bodies_are_gone_over_in_time():
    """Each of them would have the text searched for an office that it spells."""
    letters = ["".join(some) for some in product("ABCDEFGHIJKLM", repeat=3)]
    text = "".join(f"the {some} met, and " for some in letters)
    names = [Name(at, at + 3, text[at : at + 3], "ORG") for at in range(4, len(text), len("the ABC met, and "))]
    assert names == without_offices(text, names)
    assert cpu_seconds(lambda: without_offices(text, names)) < 0.5
