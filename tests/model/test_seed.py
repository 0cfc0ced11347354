"""What the first article must show, from its text to the reading, with the model that newsnb comes with."""

import json
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import jsonschema
import pytest

import newsnb

SEED = Path(__file__).parents[2] / "seeds" / "taliban-moscow.txt"


@pytest.fixture(scope="module")
def seed():
    return newsnb.read(SEED.read_text(encoding="utf-8"), date="2019-09-13", home="United States")


@pytest.fixture(scope="module")
def places(seed):
    return {place.name: place for place in seed.places}


@pytest.fixture(scope="module")
def entities(seed):
    return {entity.id: entity for entity in seed.entities}


def quote_of(seed, words):
    """Return the one quote whose content starts with ``words``, marks aside."""
    found = [quote for quote in seed.quotes if seed.words(quote.content).lstrip('"').startswith(words)]
    assert len(found) == 1, f"{len(found)} quotes start with {words!r}"
    return found[0]


def kilometres(place, latitude, longitude):
    a, b, c, d = map(radians, (place.latitude, place.longitude, latitude, longitude))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "within"),
    [
        ("Moscow", 55.75, 37.62, 25),
        ("Kabul", 34.53, 69.17, 25),
        ("Camp David", 39.648, -77.465, 25),
        ("Washington", 38.9, -77.04, 25),
        ("Russia", 60, 100, 1),
        ("Afghanistan", 33, 66, 1),
        ("China", 35, 105, 1),
        ("Qatar", 25.5, 51.25, 1),
        ("United States", 39.76, -98.5, 1),
        ("Central Asia", 43, 66, 1000),
    ],
)
def test_seed_maps_each_place_where_it_is(places, name, latitude, longitude, within):
    assert kilometres(places[name], latitude, longitude) <= within


def test_seed_maps_nothing_else(places):
    assert len(places) == 10


@pytest.mark.parametrize(
    ("name", "mentions"),
    [
        ("Moscow", [("Moscow", "literal"), ("Moscow", "metonym")]),
        ("Kabul", [("Kabul", "literal")]),
        ("Qatar", [("Qatari", "demonym")]),
        ("Camp David", [("Camp David", "literal")]),
    ],
)
def test_seed_tells_how_a_place_is_used(seed, places, name, mentions):
    assert [(seed.text[m.start : m.end], m.use) for m in places[name].mentions] == mentions


@pytest.mark.parametrize(
    ("words", "kind", "cue", "source", "speakers"),
    [
        ("What kind of people would kill so many", "direct", "asked", "Trump", ["Trump"]),
        ("that if the Taliban cannot agree", "mixed", "adding", "Trump", ["Trump"]),
        ("that peace talks with", "mixed", "announced", "President Trump", ["Trump"]),
        ("he had called off secret meetings", "indirect", "announced", "Trump", ["Trump"]),
        ("that the Taliban had claimed responsibility", "indirect", "noted", "The president", ["Trump"]),
        (
            "that the delegation had met with Zamir Kabulov",
            "indirect",
            "reported",
            "the Taliban's Qatari-based spokesman, Suhail Shaheen",
            ["Suhail Shaheen"],
        ),
        ("the visit", "indirect", "confirmed", "A Taliban official", ["A Taliban official"]),
        ("thousands of ISIS fighters were", "indirect", "has claimed", "Russia", ["Russia"]),
        ("Russia ... of aiding the Taliban", "indirect", "has been accused", "", []),
    ],
    ids="asked adding announced called-off noted Tass official claimed accused".split(),
)
def test_seed_shows_who_said_what(seed, entities, words, kind, cue, source, speakers):
    quote = quote_of(seed, words)
    assert (quote.type, seed.words(quote.cue), seed.words(quote.source)) == (kind, cue, source)
    assert [entities[i].name for i in quote.speakers] == speakers


def test_seed_shows_who_passed_it_on(seed, entities):
    assert [entities[i].name for i in quote_of(seed, "that the delegation had met").via] == ["Tass"]


def test_seed_shows_an_unnamed_source_and_no_reason(seed, entities):
    quote = quote_of(seed, "the visit")
    assert quote.naming == "described"
    assert not entities[quote.speakers[0]].named
    assert quote.anonymity is not None
    assert quote.anonymity.reason == ()
    assert [entities[i].name for i in quote.told_to] == ["Associated Press"]


def test_seed_shows_a_claim_that_nobody_stands_for(seed):
    quote = quote_of(seed, "Russia ... of aiding")
    assert (quote.source, quote.naming) == ((), "none")


def test_seed_shows_where_words_were_published(seed):
    assert seed.words(quote_of(seed, "What kind of people").channel) == "in a statement on Twitter"


def test_seed_links_quotes_to_places(seed, places):
    assert places["Camp David"].id in quote_of(seed, "he had called off").places


def test_seed_leaves_the_stray_mark_alone_and_says_so(seed):
    (note,) = seed.notes
    assert (note.code, note.start, note.end) == ("unpaired-mark", 1480, 1481)
    assert not any(a <= 1480 < b for quote in seed.quotes for a, b in quote.content)


def test_seed_sets_caption_and_credits_apart(seed):
    parts = [(part.kind, seed.text[part.start : part.end]) for part in seed.parts if part.kind != "body"]
    assert [kind for kind, _ in parts] == ["caption", "credit", "credit"]
    assert parts[0][1].startswith("A Taliban delegation arrives")
    assert parts[1][1].startswith("(AP Photo")
    assert parts[2][1] == "The Associated Press contributed to this report."
    apart = [(part.start, part.end) for part in seed.parts if part.kind != "body"]
    assert not any(a < d and c < b for q in seed.quotes for a, b in (*q.content, *q.cue) for c, d in apart)


def test_seed_has_one_trump_and_one_islamic_state(seed):
    trump = [entity for entity in seed.entities if "Trump" in entity.name]
    assert [(e.name, e.label, e.title, len(e.mentions)) for e in trump] == [("Trump", "PERSON", "President", 3)]
    state = [entity for entity in seed.entities if entity.name in ("Islamic State", "ISIS")]
    assert [[m.rule for m in e.mentions] for e in state] == [["name", "acronym", "acronym"]]


def test_seed_fits_its_schema(seed):
    schema = json.loads((files("newsnb") / "export" / "reading-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(seed.to_dict(), schema)


def test_seed_is_read_to_the_same_result_twice(seed):
    assert newsnb.read(seed.text, date="2019-09-13", home="United States") == seed
