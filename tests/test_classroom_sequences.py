"""Long sequences of corrections keep a reading sound, and can all be taken back, saved, applied and merged."""

import json
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsnb
from newsnb.classroom import BadCorrection
from newsnb.export.document import from_dict
from newsnb.extract.links import link
from newsnb.reading import Reading
from newsnb.values import LABELS, NAMINGS, ROLES
from readings import assert_sound, harbour

READING = link(harbour())
LENGTH = 200
NAMES = ("Ines Aune", "Bo Dahl", "Harbour Council 😀", "<b>Ada</b>")


def correct_at_random(reading: Reading, random: Random, length: int = LENGTH) -> Reading:
    """Return the reading after so many corrections, of which those that do not fit are refused."""
    while len(reading.corrections) < length:
        on, asked = ask(reading, random)
        try:
            reading = reading.correct(on, by=random.choice(("A", "B", None)), **asked)
        except BadCorrection:
            continue
    return reading


def ask(reading: Reading, random: Random) -> tuple[str | None, dict]:
    """Return something to ask of a reading; most of it fits."""
    kinds = {"quote": reading.quotes, "entity": reading.entities, "place": reading.places}
    kinds["mention"] = tuple(mention for place in reading.places for mention in place.mentions)
    kind = random.choice([name for name, things in kinds.items() if things] or ["add"])
    if kind == "add" or random.random() < 0.3:
        return None, _ask_addition(reading, random)
    thing = random.choice(kinds[kind])
    people = [entity.id for entity in reading.entities]
    asked = {
        "quote": lambda: random.choice((
            {"speakers": [random.choice((*people, *NAMES)) for _ in range(random.randrange(4))]},
            {"naming": random.choice(NAMINGS)},
            {"content": [_span(reading, random) for _ in range(random.randrange(1, 3))]},
        )),
        "entity": lambda: random.choice((
            {"name": random.choice(NAMES)},
            {"label": random.choice(LABELS)},
            {"role": random.choice(ROLES)},
            {"split": [(m.start, m.end) for m in random.sample(thing.mentions, min(1, len(thing.mentions)))]},
        )),
        "place": lambda: random.choice((
            {"name": random.choice(NAMES)},
            {"point": (random.uniform(-90, 90), random.uniform(-180, 180))},
            {"key": random.choice([one.key for one in thing.candidates] or ["none"])},
        )),
        "mention": lambda: {"remove": True},
    }[kind]()  # fmt: skip
    return thing.id, {"remove": True} if random.random() < 0.1 else asked


def _ask_addition(reading: Reading, random: Random) -> dict:
    people = [entity.id for entity in reading.entities]
    return random.choice((
        {"merge": random.sample(people, min(2, len(people)))},
        {"add": "quote", "content": [_span(reading, random)], "speakers": [random.choice((*people, *NAMES))]},
        {"add": "entity", "span": _span(reading, random), "label": random.choice(LABELS)},
        {"add": "place", "span": _span(reading, random), "point": (random.uniform(-90, 90), 5)},
    ))  # fmt: skip


def _span(reading: Reading, random: Random) -> tuple[int, int]:
    start = random.randrange(-1, reading.length)
    return start, start + random.randrange(1, 60)


@pytest.mark.slow
@settings(max_examples=max(10, settings.default.max_examples // 10))
@given(st.integers(0, 2**32))
def test_200_corrections_keep_the_reading_sound_and_can_be_taken_back_saved_applied_and_merged(seed):
    random = Random(seed)
    half = correct_at_random(READING, random, LENGTH // 2)
    made = correct_at_random(half, random)
    assert_sound(made)
    assert made.undo(LENGTH) == READING
    assert made.undo(LENGTH // 2) == half
    assert from_dict(json.loads(made.to_json())) == made
    assert newsnb.apply(READING, made) == made
    assert newsnb.merge([half, made]) == made
    assert newsnb.merge([made, half]) == made
    other = correct_at_random(READING, random, 20)
    merged = newsnb.merge([other, half])
    assert_sound(merged)
    assert replace(merged.undo(len(merged.corrections)), notes=READING.notes) == READING
