"""Proposed names to those that are of places here: signs of each, their weights, and one log-linear verdict.

A sign is a string; ``lang/en/weights/place_names.csv`` says how much it counts. The names are judged twice: first each
by itself, then also by the others, of which the first verdict says how likely they are places.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from newsnb.extract.places.names import Name, container_after
from newsnb.extract.places.page import Page
from newsnb.extract.places.signs import signs_around
from newsnb.extract.places.weights import CITY, SMALL, TOWN, WEIGHTS, WELL_KNOWN
from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.gazetteer.names import fold
from newsnb.lang import english
from newsnb.trees import root_of

_SELDOM = english.places.words.seldom_places
_PLANETS = english.places.words.planets
_MONTHS = english.mentions.words.months
_PARTY = english.places.patterns.party_behind
_BESIDE = english.places.patterns.beside_name
_CAPITAL_BEFORE = english.places.patterns.capital_before
_JOINED = english.places.patterns.joined
_LONGEST_LINK = 6  # characters of ", and "
_ENOUGH = 3  # other places, for their countries to say something
_LOOK_BACK = 20  # characters in which a word with a capital ends
_ARTICLE, _OWNER = len("the "), len("'s")  # what a model may mark with a name
_LONGEST_ACRONYM = 4  # letters
_SIZES = {WELL_KNOWN: "well known", CITY: "city", TOWN: "town", SMALL: "small town"}
_SHARES = {0.5: "most", 0.15: "some", 0.0: "few"}
_CHANCES = {0.9: "sure", 0.6: "likely", 0.3: "perhaps"}
_WEIGHTS = english.weights("place_names")
_LEAST = 0.5  # the chance from which a name counts as a place's


def judge(page: Page) -> list[Name]:
    """Return those of the names found that are of places here, each with its chance, and those that nobody knows."""
    known = [name for name in page.found if name.entries]
    signs = [[*signs_of(name, page)] for name in known]
    first = [chance_of(each) for each in signs]
    others = signs_by_others(known, first, page.text)
    chances = [chance_of([*own, *more]) for own, more in zip(signs, others, strict=True)]
    judged = [replace(name, chance=chance) for name, chance in zip(known, chances, strict=True)]
    return [*(name for name in judged if name.chance >= _LEAST), *(name for name in page.found if not name.entries)]


def chance_of(signs: Iterable[str], weights: Mapping[str, float] = _WEIGHTS) -> float:
    """Return how likely a name with these signs is of a place here."""
    return 1 / (1 + math.exp(-sum([weights.get(sign, 0.0) for sign in signs])))


def signs_of(name: Name, page: Page) -> Iterator[str]:
    """Yield what a name, the words about it and the parse show."""
    best = name.entries[0]
    yield from ("any", f"found as {name.rule}", f"marked {name.label}", f"{best.kind} of a place", level_of(best))
    yield from (_decision(name, page), f"{_grade(best.prominence, _SIZES, 'village')} of {_count(name.text)}")
    yield from signs_around(page.text, name.start, name.end)
    yield from _signs_of_words(name, page)
    yield from _signs_beside(name, page)
    yield from _signs_in_parse(name, page)


def level_of(entry: Entry) -> str:
    """Return what kind of place an entry is."""
    if entry.kind == "demonym":
        return "people"
    if is_country(entry):
        return "country"
    return "division" if is_division(entry) else "town" if entry.feature.startswith("PPL") else "other place"


def _grade(value: float, grades: Mapping[float, str], least: str) -> str:
    """Return the first of ``grades`` that a value is above."""
    return next((grade for edge, grade in grades.items() if value > edge), least)


def _count(words: str) -> str:
    return "several words" if " " in words else "one word"


def _decision(name: Name, page: Page) -> str:
    """Return as what the article's entities have the name, whole or inside a longer one."""
    tag = page.tag_over(name.start)
    if tag is None:
        return "decided nothing"
    is_whole = name.start - tag.start <= _ARTICLE and tag.end - name.end <= _OWNER
    return f"{'decided' if is_whole else 'in'} {tag.decided or tag.label}"


def _signs_of_words(name: Name, page: Page) -> Iterator[str]:
    words, small = name.text, name.text.lower()
    folded = fold(words)
    if folded in page.persons:
        yield "person in full"
    if folded in _SELDOM:
        yield "seldom a place"
        if _PARTY.match(page.text, name.end):
            yield "party"
    if folded in _PLANETS:
        yield "planet"
    if words in _MONTHS:
        yield "month"
    if small in page.small_words:
        yield "also in small letters"
    if small in english.dictionary and words.capitalize() not in english.dictionary:
        yield "ordinary word"
    if words in english.first_names:
        yield "first name"
    if words.isupper() and len(words) <= _LONGEST_ACRONYM and name.entries[0].kind != "abbreviation":
        yield "capitals"


def _signs_beside(name: Name, page: Page) -> Iterator[str]:
    """Yield what stands right beside a name."""
    if container_after(name, page.text, page.gazetteer):
        yield "container behind"
    if _CAPITAL_BEFORE.search(page.text, max(0, name.start - _LOOK_BACK), name.start):
        yield "capital before"
    beside = _BESIDE.match(page.text, name.end)
    if beside and beside.lastgroup:
        yield beside.lastgroup.replace("_", " ")


def _signs_in_parse(name: Name, page: Page) -> Iterator[str]:
    span = page.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return
    root = root_of(span)
    yield f"is {root.dep_}"
    if root.dep_ == "pobj":
        yield f"behind {root.head.text.lower()}"


def signs_by_others(names: Sequence[Name], chances: Sequence[float], text: str) -> list[list[str]]:
    """Return what the others say of each name: the same name elsewhere, its country, the names in a list with it."""
    others = _Others(names, chances)
    listed = _neighbours(names, chances, text)
    return [
        [others.elsewhere(name), *others.countries_of(name, chance), *listed.get(name.start, ())]
        for name, chance in zip(names, chances, strict=True)
    ]


class _Others:
    """What the names of an article say of one: where else it is named, and how many places lie in its country."""

    def __init__(self, names: Sequence[Name], chances: Sequence[float]) -> None:
        self.best: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        self.countries: defaultdict[str | None, int] = defaultdict(int)
        for name, chance in zip(names, chances, strict=True):
            self.best[fold(name.text)].append((chance, name.start))
            self.countries[name.entries[0].country] += chance > _LEAST
        self.best = defaultdict(list, {key: sorted(some, reverse=True)[:2] for key, some in self.best.items()})

    def elsewhere(self, name: Name) -> str:
        chances = [chance for chance, start in self.best[fold(name.text)] if start != name.start]
        return f"elsewhere {_grade(chances[0], _CHANCES, 'no place')}" if chances else "named once"

    def countries_of(self, name: Name, chance: float) -> Iterator[str]:
        """Yield how many of the other places lie in a country in which the name is known."""
        own = name.entries[0]
        least = max(SMALL, own.prominence - WEIGHTS["lead"])
        known = {entry.country for entry in name.entries if entry.kind == "name" and entry.prominence > least}
        counts = self.countries.copy()
        counts[own.country] -= chance > _LEAST
        total, most = sum(counts.values()), max((counts[country] for country in known), default=0)
        if total >= _ENOUGH:
            yield f"{_grade(most / total, _SHARES, 'none')} in its country"


def _neighbours(names: Sequence[Name], chances: Sequence[float], text: str) -> Mapping[int, list[str]]:
    """Return for the names in lists, by their starts, whether a neighbour is likely a place."""
    found: defaultdict[int, list[float]] = defaultdict(list)
    printed = sorted(zip(names, chances, strict=True), key=lambda pair: pair[0].start)
    for (name, chance), (following, other) in pairwise(printed):
        near = 0 < following.start - name.end <= _LONGEST_LINK
        if near and _JOINED.fullmatch(text, name.end, following.start):
            found[name.start].append(other)
            found[following.start].append(chance)
    return {start: [f"listed with {_grade(max(some), _CHANCES, 'no place')}"] for start, some in found.items()}
