"""What a view without a kernel shows after a correction is what Python shows, and both make the same record."""

import json
from datetime import date

import pytest

from newsnb.corrections import record_of
from newsnb.extract.links import link
from newsnb.values import LABELS, ROLES
from newsnb.views import words
from newsnb.views.compact import compact
from newsnb.views.model import view_data
from readings import harbour
from scripted import NODE, run

pytestmark = [
    pytest.mark.skipif(NODE is None, reason="no node found: install Debian's package `nodejs` to run these"),
    pytest.mark.slow,
]

READING, DAY = link(harbour()), date(2026, 11, 28)
QUOTE, NESTED = READING.quotes[1], READING.quotes[5]
UNNAMED = next(entity for entity in READING.entities if not entity.named)
ENTITY = {entity.name: entity.id for entity in READING.entities}
PLACE = {place.name: place for place in READING.places}
EDINBURGH = PLACE["Edinburgh"]


def span(words):
    start = READING.text.index(words)
    return [start, start + len(words)]


ECONOMISTS, VESTAVIK, BOUGHT = (span(words) for words in ("Economists", "Vestavik", "the ship was never bought"))
SOLHEIM = [span("Solheim holds up")[0], span("Solheim holds up")[0] + len("Solheim")]


CASES = {
    "another speaker": (QUOTE.id, {"speakers": [ENTITY["Olaf Berg"]]}),
    "two speakers": (QUOTE.id, {"speakers": [ENTITY["Olaf Berg"], ENTITY["Peder Aas"]]}),
    "nobody": (QUOTE.id, {"speakers": []}),
    "somebody new": (QUOTE.id, {"speakers": ["Ines Aune"]}),
    "a place that speaks": (QUOTE.id, {"speakers": [ENTITY["Olaf Berg"], "Ines Aune"]}),
    "how named": (QUOTE.id, {"naming": "collective"}),
    "another kind": (QUOTE.id, {"type": "mixed"}),
    "another label": (ENTITY["Havn Institute"], {"label": "FAC"}),
    "a person is a country": (ENTITY["Olaf Berg"], {"label": "GPE"}),
    "an unnamed source has a label": (UNNAMED.id, {"label": "ORG"}),
    "another role": (ENTITY["Marit Solheim"], {"role": "expert"}),
    "other words": (QUOTE.id, {"content": [span("We have the ship, we have the crew,")]}),
    "words without marks": (QUOTE.id, {"content": [span("although nobody in the Scottish port")]}),
    "no quote": (NESTED.id, {"remove": True}),
    "a name": (ENTITY["Olaf Berg"], {"name": "Ole Berg"}),
    "the name of a place": (EDINBURGH.id, {"name": "Old Town"}),
    "no name": (ENTITY["Peder Aas"], {"remove": True}),
    "two people are one": (None, {"merge": [ENTITY["Marit Solheim"], ENTITY["Olaf Berg"]]}),
    "one name is two people": (ENTITY["Marit Solheim"], {"split": [SOLHEIM]}),
    "a point": (PLACE["Bergen"].id, {"point": [1.5, 2.25]}),
    "one mention is no place": (PLACE["Bergen"].mentions[-1].id, {"remove": True}),
    "a missed name": (None, {"add": "entity", "span": ECONOMISTS, "label": "NORP"}),
    "a missed quote": (None, {"add": "quote", "content": [BOUGHT], "speakers": [ENTITY["Olaf Berg"]]}),
    "a missed place": (None, {"add": "place", "span": VESTAVIK, "point": [60.1, 5.2]}),
}  # fmt: skip
CHOSEN = next(place for place in READING.places if len(place.candidates) > 1)
CASES["another place of this name"] = (CHOSEN.id, {"key": CHOSEN.candidates[-1].key})
LEFT_TO_PYTHON = ("far", "behind", "country", "others")
"""What a view leaves of a place that was moved, because it follows from the gazetteer or from all places."""


@pytest.fixture(scope="module")
def shown():
    """Return, for each case, the correction as Python makes it, and record and data as the view makes them."""
    made = {name: READING.correct(on, by="T1", why="seen", day=DAY, **to) for name, (on, to) in CASES.items()}
    sent = [[on, to, compact(view_data(made[name]))] for name, (on, to) in CASES.items()]
    data = {"first": compact(view_data(READING)), "cases": sent}
    found = run(
        "corrections.js",
        "correctedBy, recordOf",
        "data.cases.map(([on, to, python]) => { const first = unpack(structuredClone(data.first));"
        " const record = recordOf(first, on, to, { by: 'T1', why: 'seen', day: '2026-11-28' });"
        " return [record, correctedBy(first, record), unpack(python)]; })",
        data,
        more='import { unpack } from "./unpack.js";',
    )
    return {name: (made[name], *one) for name, one in zip(CASES, found, strict=True)}


@pytest.mark.parametrize("name", CASES)
def test_a_view_makes_the_record_that_python_makes(shown, name):
    reading, record, *_ = shown[name]
    assert record == json.loads(json.dumps(record_of(reading.corrections[-1])))


@pytest.mark.parametrize("name", CASES)
def test_a_view_shows_what_python_shows(shown, name):
    _, _, ours, python = shown[name]
    for place in ours["places"] + python["places"]:
        for field in LEFT_TO_PYTHON:
            del place[field]
    for part in ("blocks", "marks", "quotes", "places", "entities", "unplaced", "aliases", "corrections"):
        assert ours[part] == python[part], part


def test_the_words_of_the_form_are_those_of_the_view():
    assert run("corrections.js", "NAMINGS", "NAMINGS") == words.NAMINGS
    kinds = run("corrections.js", "KINDS", "KINDS")
    assert kinds == {key: [words.LABELS[key], words.FAMILIES.get(key, "thing"), words.TAGS[key]] for key in LABELS}
    assert run("corrections.js", "ROLES", "ROLES") == list(ROLES)
    assert run("corrections.js", "TYPES", "TYPES") == words.TYPES
