"""How often copies of articles are found, among invented ones: 200 pairs of copies, and 200 that share a topic alone.

Each story has facts, and each fact four wordings. A copy keeps the wordings and is changed as newsrooms change agency
copy. Two stories on one topic have the same facts, names and figures, and one quotation, in other wordings.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newsnb.corpus.copies import group_copies

BARS = {"precision of copies": 0.98, "recall of copies": 0.95}

_PAIRS = 200
_FACTS = 9  # of a story
_NAMES = ("Ada Berg", "Tom Reed", "Ines Holt", "Olaf Lie", "Carla Vance", "Ben Okoro", "Greta Lund", "Dov Hale")
_TOWNS = ("Sandvik", "Port Ellis", "Lindby", "Graystone", "Marhaven", "Oakmere", "Tollness", "Ravnsund")
_THINGS = (
    "ferry terminal",
    "paper mill",
    "school",
    "harbour bridge",
    "hospital wing",
    "library",
    "wind farm",
    "tram line",
)
_SAID = (
    "We owe it to the people who work here to tell them the truth before the summer",
    "Nobody asked us, and now they want us to pay for what others have decided",
    "It is the largest sum that this town has ever spent, and it will be worth it",
    "There is no plan for the winter, and without a plan there will be no money from us",
)
_WORDINGS: tuple[tuple[str, str, str, str], ...] = (
    ("The {thing} in {town} will cost {sum} million crowns, {name} announced on Monday.",
     "Building work at {town}'s {thing} has a price tag of {sum} million crowns, according to the mayor.",
     "Taxpayers in {town} face a bill of {sum} million crowns for the new {thing}.",
     "A sum of {sum} million crowns has been set aside so that {town} gets its {thing}."),
    ("Work is to begin in {month} and to last about two years.",
     "The first machines are expected on the site in {month}; it should be over in some twenty-four months.",
     "Builders move in by {month}, and the mayor hopes to cut the ribbon two years on.",
     "If all goes well, construction starts in {month} and takes until the year after next."),
    ("“{said},” {name} told reporters at the town hall.",
     "“{said},” said {name}, who leads the council.",
     "At a meeting on Monday night {name} put it this way: “{said}.”",
     "{name}, speaking to residents, said: “{said}.”"),
    ("{other}, who leads the opposition, called the price absurd and asked for a vote of all residents.",
     "That is far too much money in the eyes of {other}, whose party wants a referendum.",
     "Opposition leader {other} demanded that citizens decide at the ballot box and spoke of waste.",
     "Critics around {other} collect signatures for a popular vote; they consider the costs out of all proportion."),
    ("The council approved the plan by {votes} votes to nine after a debate of four hours.",
     "After four hours of argument, {votes} members raised their hands in favour and nine against.",
     "Nine councillors voted no, {votes} yes; the session went on until midnight.",
     "It took a long evening before the proposal passed, with {votes} in favour and nine opposed."),
    ("About {jobs} people work at the site today, most of them on short contracts.",
     "Some {jobs} employees, few with permanent positions, earn their living there.",
     "For the {jobs} men and women on the payroll, who are mostly hired for a season, much is at stake.",
     "The staff of {jobs} has been told little, and contracts run out within months."),
    ("An earlier plan failed three years ago when the bank withdrew its loan.",
     "Three years back a similar idea came to nothing because lenders pulled out.",
     "It is the second attempt: the bank that had promised credit changed its mind three years ago.",
     "The last time the town tried, financing collapsed, and the drawings went into a drawer for three years."),
    ("The regional government will pay a third, provided that the papers are signed before {month}.",
     "One third of the money comes from the region, on condition of a signature by {month}.",
     "Should the contract not be ready by {month}, the region keeps its share of thirty-three per cent.",
     "Help from outside covers every third crown, but the offer expires in {month}."),
    ("Engineers found cracks in the old foundations last spring and closed the east side.",
     "Since last spring the eastern part has been shut because inspectors discovered damage below ground.",
     "What was underneath had begun to break, a survey showed in spring, and half of it was locked.",
     "Visitors have not been allowed into the east side since a report in spring spoke of cracks."),
    ("Neighbours worry about noise and about lorries that will pass the kindergarten.",
     "People who live next door fear heavy traffic beside the playground and sleepless nights.",
     "Parents have complained: trucks would drive right by their children all day long.",
     "There is concern in the street, too, where the loads would roll past a day nursery."),
    ("A decision on the trees along the road is expected in the autumn.",
     "Whether the old limes must be felled will be settled later this year.",
     "The fate of the avenue remains open until after the holidays.",
     "Nothing has been decided about the row of trees, and will not be before autumn."),
    ("The architects from {town} had won a competition with {jobs} entries.",
     "A local office prevailed over {jobs} rivals with its design.",
     "Out of {jobs} proposals the jury chose that of a firm from the town itself.",
     "The winning drawing, picked among {jobs}, comes from designers round the corner."),
)  # fmt: skip


def measure_copies() -> dict[str, Any]:
    """Return precision and recall over all pairs, and how many of each kind were found."""
    found: Counter[str] = Counter()
    kinds = list(_CHANGES)
    for number in range(_PAIRS):
        kind = kinds[number % len(kinds)]
        found[kind] += _is_found(*_make_copy(random.Random(number), kind))
        found["same topic"] += _is_found(*_make_same_topic(random.Random(-1 - number)))
    right = sum(found[kind] for kind in _CHANGES)
    each = _PAIRS // len(_CHANGES)
    every = right + found["same topic"]
    return {
        "precision of copies": right / every if every else 0.0,
        "recall of copies": right / _PAIRS,
        **{kind: f"{found[kind]} of {each}" for kind in kinds},
        "same topic": f"{found['same topic']} of {_PAIRS}",
    }


def _is_found(one: str, other: str) -> bool:
    return bool(group_copies({"one": one, "other": other}))


def _make_facts(draw: random.Random) -> dict[str, Any]:
    name, other = draw.sample(_NAMES, 2)
    return {
        "name": name,
        "other": other,
        "town": draw.choice(_TOWNS),
        "thing": draw.choice(_THINGS),
        "said": draw.choice(_SAID),
        "month": draw.choice(("March", "May", "June", "September")),
        "sum": draw.randrange(20, 900),
        "votes": draw.randrange(11, 30),
        "jobs": draw.randrange(40, 400),
    }


def _write(draw: random.Random, facts: dict[str, Any], wordings: Sequence[int]) -> list[str]:
    chosen = [*range(3), *draw.sample(range(3, len(_WORDINGS)), _FACTS - 3)]
    return [_WORDINGS[fact][draw.choice(wordings)].format(**facts) for fact in chosen]


def _make_same_topic(draw: random.Random) -> tuple[str, str]:
    facts = _make_facts(draw)
    return "\n\n".join(_write(draw, facts, (0, 1))), "\n\n".join(_write(draw, facts, (2, 3)))


def _make_copy(draw: random.Random, kind: str) -> tuple[str, str]:
    facts = _make_facts(draw)
    story = _write(draw, facts, range(4))
    return "\n\n".join(story), "\n\n".join(_CHANGES[kind](draw, story, facts))


def _take_from_agency(draw: random.Random, story: list[str], facts: dict[str, Any]) -> Iterator[str]:
    yield f"{facts['town'].upper()} (North Sea Wire) — {story[0]}"
    yield " ".join(story[1:4]).replace("about", "some").replace("“", '"').replace("”", '"')
    yield from story[4:]
    yield "Additional reporting by our own staff."


def _cut(draw: random.Random, story: list[str], facts: dict[str, Any]) -> Iterator[str]:
    yield from story[: draw.randrange(3, 6)]


def _head_anew(draw: random.Random, story: list[str], facts: dict[str, Any]) -> Iterator[str]:
    yield f"{facts['thing'].capitalize()} divides {facts['town']}"
    yield f"By {draw.choice(_NAMES)}"
    yield from (sentence for sentence in story if sentence != story[5])


def _update(draw: random.Random, story: list[str], facts: dict[str, Any]) -> Iterator[str]:
    yield f"Residents of {facts['town']} took to the streets on Wednesday, two days after the town showed its plans."
    yield f"Police counted {facts['jobs'] * 3} people, and {facts['other']} promised them to take the matter to court."
    dropped = set(draw.sample(range(len(story)), 3))
    yield from (sentence for at, sentence in enumerate(story) if at not in dropped)
    yield "A judge will hear both sides next week."


_CHANGES: dict[str, Callable[[random.Random, list[str], dict[str, Any]], Iterator[str]]] = {
    "agency copy": _take_from_agency,
    "cut": _cut,
    "re-headed": _head_anew,
    "updated": _update,
}
