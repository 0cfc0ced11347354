import pickle

import pytest
from placed import doc_of, keys, mentions
from spacy.tokens import Span

from newsnb.extract.discourse import discourse_in
from newsnb.extract.places import find_places, locate_spans, tags_of_group
from newsnb.extract.places.context import neighbours_of
from newsnb.extract.places.names import name_at
from newsnb.extract.places.page import Tag
from newsnb.extract.places.signs import shared_kinds
from newsnb.plain import from_plain, to_plain
from newsnb.values import Place


@pytest.mark.parametrize(
    ("words", "ents", "expected"),
    [
        ("Talks in Moscow .", "O O B-GPE O", [("Moscow", "moscow")]),
        ("a Qatari envoy", "O B-NORP O", [("Qatari", "qa")]),
        ("many Afghans left", "O B-NORP O", [("Afghans", "af")]),
        ("the U.S. and Russia", "O B-GPE O B-GPE", [("U.S.", "us"), ("Russia", "ru")]),
        ("Talks in the Kremlin", "O O B-FAC I-FAC", [("Kremlin", "kremlin")]),
        ("in The Hague today", "O B-GPE I-GPE O", [("The Hague", "hague")]),
        ("Moscow 's envoy", "B-GPE I-GPE O", [("Moscow", "moscow")]),
        ("( Moscow ) today", "B-GPE I-GPE I-GPE O", [("Moscow", "moscow")]),
        ("in Moscow. today", "O B-GPE O", [("Moscow", "moscow")]),
        ("intra-Afghan talks", "B-NORP O", [("Afghan", "af")]),
        ("the Afghan-Pakistani border", "O B-NORP O", [("Afghan", "af"), ("Pakistani", "pk")]),
        ("the Moscow-based bank", "O B-GPE O", [("Moscow", "moscow")]),
        ("a Qatari mediator", "O O O", [("Qatari", "qa")]),
        ("northern Afghanistan fell", "B-LOC I-LOC O", [("Afghanistan", "af")]),
        ("Paris Hilton spoke", "B-PERSON I-PERSON O", []),
        ("Mr. Kabulov spoke", "O B-PERSON O", []),
        ("the Washington Post said", "B-ORG I-ORG I-ORG O", []),
        ("the Russian Orthodox Church", "B-ORG I-ORG I-ORG I-ORG", []),
        ("a Republican senator", "O B-NORP O", []),
        ("in us and U.S.", "O O O O", []),
        ("Golden is what Georgia is not", "O O O O O O", [("Georgia", "ge")]),
    ],
)
def test_find_places_takes_names_of_places_and_no_others(small, words, ents, expected):
    doc = doc_of(words, ents)
    assert [(text, key) for text, key, _ in mentions(doc, find_places(discourse_in(doc), small))] == expected


def test_find_places_reads_the_names_that_it_is_given(small):
    doc = doc_of("from Atlantis to Kabul", "O B-GPE O B-GPE")
    doc.spans["entities"] = [Span(doc, 3, 4, label="GPE")]
    found = find_places(discourse_in(doc), small, tags=tags_of_group(doc, "entities"))
    assert keys(found) == ["kabul"]
    assert not found.unresolved
    assert find_places(discourse_in(doc), small).unresolved


def test_a_name_of_several_places_stays_open_where_none_is_likely(gazetteer):
    doc = doc_of("the fair in Springfield and Paris", "O O O B-GPE O B-GPE")
    found = find_places(discourse_in(doc), gazetteer)
    assert [place.name for place in found.places] == ["Paris"]
    (left,) = found.unresolved
    assert left.reason == "“Springfield” is the name of several places, and the article does not say which is meant."


def test_a_name_of_one_place_stays_open_where_the_article_does_not_speak_for_it(gazetteer):
    doc = doc_of("Prosecutor Miriam Vale told the jury in Leeds", "O B-GPE I-GPE O O O O B-GPE")
    found = find_places(discourse_in(doc), gazetteer)
    assert [place.name for place in found.places] == ["Leeds"]
    assert "nothing else in the article speaks for it" in found.unresolved[0].reason


def test_a_person_whose_name_is_an_unlikely_place_is_not_left_open(gazetteer):
    doc = doc_of("Prosecutor Miriam Vale told the jury in Leeds", "O B-GPE I-GPE O O O O B-GPE")
    found = find_places(discourse_in(doc), gazetteer, tags=[Tag(11, 22, "GPE", "PERSON"), Tag(40, 45, "GPE", "GPE")])
    assert [place.name for place in found.places] == ["Leeds"]
    assert not found.unresolved


def test_an_unknown_name_is_left_open_and_empties_nothing(small):
    doc = doc_of("from Atlantis to Moscow with the Taliban", "O B-GPE O B-GPE O O B-NORP")
    found = find_places(discourse_in(doc), small)
    assert keys(found) == ["moscow"]
    assert [(u.id, doc.text[u.start : u.end]) for u in found.unresolved] == [("unresolved-5", "Atlantis")]
    assert "knows none of this name" in found.unresolved[0].reason


@pytest.mark.parametrize(
    ("words", "ents", "expected"),
    [
        ("in Moscow", "O B-GPE", ["moscow"]),
        ("Long Beach , CA is warm", "B-GPE I-GPE O B-GPE O O", ["lb", "ca"]),
        ("Long Beach , CA is warm", "B-GPE I-GPE O O O O", ["lb", "ca"]),
        ("Long Beach ( Calif. ) is warm", "B-GPE I-GPE O O O O O", ["lb", "ca"]),
        ("Long Beach , Australia", "B-GPE I-GPE O B-GPE", ["lbau", "au"]),
        ("from Paris , Texas", "O B-GPE O B-GPE", ["paristx", "tx"]),
        ("Paris , Texas ; again Paris", "B-GPE O B-GPE O O B-GPE", ["paristx", "tx"]),
        ("Paris ; again Paris , Texas", "B-GPE O O B-GPE O B-GPE", ["paristx", "tx"]),
        ("Paris , France or Paris , Texas", "B-GPE O B-GPE O B-GPE O B-GPE", ["paris", "fr", "paristx", "tx"]),
        ("in Georgia", "O B-GPE", ["ge"]),
        ("Atlanta and Newark , in Georgia", "B-GPE O B-GPE O O B-GPE", ["atlanta", "newark", "gus"]),
        ("in Washington", "O B-GPE", ["dc"]),
        ("Seattle , Spokane and all of Washington", "B-GPE O B-GPE O O O B-GPE", ["seattle", "spokane", "wa"]),
        ("Columbus and then Newark", "B-GPE O O B-GPE", ["columbus", "newarkoh"]),
        ("Jordan and Qatar", "B-GPE O B-GPE", ["jo", "qa"]),
        ("Washington and Qatar", "B-GPE O B-GPE", ["dc", "qa"]),
        ("Washington , Texas and California", "B-GPE O B-GPE O B-GPE", ["wa", "tx", "ca"]),
        ("Washington , New York and Atlanta", "B-GPE O B-GPE I-GPE O B-GPE", ["dc", "ny", "atlanta"]),
    ],
)
def test_names_are_resolved_together(small, words, ents, expected):
    assert keys(find_places(discourse_in(doc_of(words, ents)), small)) == expected


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        (None, "newark"),
        ("Columbus, Ohio", "newarkoh"),
        ("Columbus", "newarkoh"),
        ("Atlantis", "newark"),
        ("", "newark"),
        (", ,", "newark"),
        ("Atlantis, Ohio", "newark"),
    ],
)
def test_home_settles_what_only_the_outlet_decides(small, home, expected):
    assert keys(find_places(discourse_in(doc_of("in Newark", "O B-GPE")), small, home=home)) == [expected]


def test_home_may_be_a_state_that_shares_its_name_with_a_country(small):
    discourse = discourse_in(doc_of("in Georgia", "O B-GPE"))
    assert keys(find_places(discourse, small, home="Georgia, United States")) == ["gus"]


def test_a_place_has_one_id_its_mentions_and_its_candidates(small):
    doc = doc_of("Qatari envoys left Qatar for Moscow", "B-NORP O O B-GPE O B-GPE")
    qatar, moscow = find_places(discourse_in(doc), small).places
    assert (qatar.id, [m.id for m in qatar.mentions]) == ("place-0", ["mention-0", "mention-19"])
    assert [c.key for c in moscow.candidates] == ["newsnb:moscow", "newsnb:idaho"]
    assert moscow.candidates[0].score > 0.9
    assert 0.95 < sum(c.score for c in moscow.candidates) < 1


@pytest.mark.parametrize(
    ("words", "ents", "reason"),
    [
        ("a Qatari envoy", "O B-NORP O", "“Qatari” is the word for people or things from Qatar."),
        ("in Kabul", "O B-GPE", "The gazetteer knows only one place of this name: Kabul in Afghanistan."),
        (
            "from Paris , Texas",
            "O B-GPE O B-GPE",
            "The article itself says that this Paris is in Texas: Paris in Texas, the United States.",
        ),
        (
            "Moscow , say Russians",
            "B-GPE O O B-NORP",
            "Moscow in Russia is by far the largest of 2 places of this name, "
            "and the article also names Russia or places in it.",
        ),
        (
            "in Georgia",
            "O B-GPE",
            "Georgia is a country, the best known of 2 places of this name.",
        ),
        (
            "Columbus and then Newark",
            "B-GPE O O B-GPE",
            "The gazetteer knows only one place of this name: Columbus in the United States.",
        ),
    ],
    ids=["demonym", "only one", "said", "largest", "country", "first of two"],
)
def test_the_reason_is_a_sentence_for_a_student(small, words, ents, reason):
    assert find_places(discourse_in(doc_of(words, ents)), small).places[0].reason == reason


@pytest.mark.parametrize(
    ("words", "ents", "country", "place"),
    [
        ("Afghans in Kabul and Russia", "B-NORP O B-GPE O B-GPE", "AF", "place-11"),
        ("the Russian envoy", "O B-NORP O", "RU", "place-4"),
        ("in Central Asia", "O B-LOC I-LOC", None, None),
        ("nothing here", "O O", None, None),
    ],
)
def test_focus_is_the_country_named_most(small, words, ents, country, place):
    focus = find_places(discourse_in(doc_of(words, ents)), small).focus
    assert (focus.country, focus.place) == (country, place)


def test_locate_spans_gives_a_place_or_none_for_each_span(small):
    text = "From Paris, Texas, to Atlantis and  back to the Kremlin."
    spans = [(22, 30), (5, 10), (12, 17), (35, 36), (44, 55)]
    located = locate_spans(text, spans, small)
    assert [place and place.key for place in located] == [None, "newsnb:paristx", "newsnb:tx", None, "newsnb:kremlin"]


def test_locate_spans_takes_a_span_twice(small):
    assert [place.name for place in locate_spans("Kabul", [(0, 5), (0, 5)], small)] == ["Kabul", "Kabul"]


def test_what_is_found_pickles_and_becomes_json(small):
    found = find_places(discourse_in(doc_of("Qatari envoys in Moscow", "B-NORP O O B-GPE")), small)
    assert pickle.loads(pickle.dumps(found)) == found
    assert [from_plain(Place, to_plain(place)) for place in found.places] == list(found.places)


def test_the_same_text_gives_the_same_places(small):
    doc = doc_of("Moscow , Georgia and Newark", "B-GPE O B-GPE O B-GPE")
    assert find_places(discourse_in(doc), small) == find_places(discourse_in(doc), small)


@pytest.mark.parametrize(
    ("words", "ents", "expected"),
    [
        ("Long Beach , CA", "B-GPE I-GPE O O", ["geonames:5367929", "geonames:5332921"]),
        ("the French and the European mines", "O B-NORP O O B-NORP O", ["geonames:3017382", "geonames:6255148"]),
        ("the White House in Washington", "O B-FAC I-FAC O B-GPE", ["newsnb:white-house", "geonames:4140963"]),
    ],
    ids=["not in Australia", "no mine", "no Casablanca"],
)
def test_old_traps_with_the_whole_gazetteer(gazetteer, words, ents, expected):
    assert [place.key for place in find_places(discourse_in(doc_of(words, ents)), gazetteer).places] == expected


@pytest.mark.parametrize(
    ("town", "county", "state"),
    [
        ("Paris", "Henry County", "TN"),
        ("Dublin", "Laurens County", "GA"),
        ("Florence", "Lauderdale County", "AL"),
        ("Norfolk", "Madison County", "NE"),
        ("Athens", "Henderson County", "TX"),
        ("Windsor", "Chatham", "08"),
    ],
)
def test_two_names_of_many_places_settle_each_other(gazetteer, town, county, state):
    """Of each name another place is better known; of both together none is likelier than the two of one state."""
    text = f"Crews from {town} and {county} put the fire out."
    begin = text.index(county)
    both = locate_spans(text, [(11, 11 + len(town)), (begin, begin + len(county))], gazetteer)
    assert [place.admin1 for place in both] == [state, state]


@pytest.mark.parametrize(
    ("text", "names", "countries"),
    [
        ("The storm left Cuba for Mexico; Houston and St. Louis, Missouri, wait.", ["Cuba", "Mexico"], ["CU", "MX"]),
        ("Exports from Peru and Norway fell, a shop in Bangor, Maine, said.", ["Peru", "Norway"], ["PE", "NO"]),
        ("Troops from Poland trained near Columbus, Ohio, and in Dayton.", ["Poland"], ["PL"]),
        ("A fire in Peru spread to Kokomo. Logansport sent a crew.", ["Peru"], ["US"]),
    ],
)
def test_a_country_is_a_town_of_its_name_only_where_towns_near_it_are_named(gazetteer, text, names, countries):
    towns = "Houston", "St. Louis", "Missouri", "Bangor", "Maine", "Columbus", "Ohio", "Dayton", "Kokomo", "Logansport"
    printed = [*names, *(name for name in towns if name in text)]
    spans = [(text.index(name), text.index(name) + len(name)) for name in printed]
    located = locate_spans(text, spans, gazetteer)
    assert [place.country for place in located[: len(names)]] == countries


def test_a_run_of_capitalised_words_longer_than_any_name_is_none(gazetteer):
    assert name_at("Kabul " * 50, 0, 299, "GPE", gazetteer) is None


def test_a_list_names_the_kind_of_its_places_once_however_long_it_is():
    names = [f"Berg{chr(97 + i % 26)}" for i in range(1000)]
    text = ", ".join(names) + " and Lund counties. Kveld and Lie Parishes, Ada counties"
    shared = shared_kinds(text)
    assert [text[start:end] for start, (end, kind) in shared.items() if kind == "Parish"] == ["Kveld", "Lie"]
    counties = [text[start:end] for start, (end, kind) in shared.items() if kind == "County"]
    assert counties[-2:] == [names[-1], "Lund"]
    assert 40 < len(counties) < 200  # a thousand names would be gone over from each of them


def test_names_are_neighbours_of_all_that_stand_close():
    assert [len(near) for near in neighbours_of([[(0, 5)], [(7, 12)], [(14, 19)], [(900, 905)]])] == [2, 2, 2, 0]
