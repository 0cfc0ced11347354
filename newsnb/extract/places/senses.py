"""Names to senses: an article has one sense of a name, but where it says two itself (Paris, France; Paris, Texas)."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsnb.extract.places.names import Name, contains
from newsnb.gazetteer import Entry, is_country
from newsnb.gazetteer.names import fold
from newsnb.lang import english

_LISTED = english.places.patterns.listed
_BEFORE_CONTAINER = english.places.patterns.before_container
_IN_LIST = 6  # names before and behind in a list that count; an article may be one long list


@dataclass(frozen=True, slots=True)
class Sense:
    """A name in one sense: its mentions, the container said with one of them, and where names listed with it start."""

    names: list[Name] = field(default_factory=list)
    said: Entry | None = None
    listed: set[int] = field(default_factory=set)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the name could mean."""
        return self.names[0].entries

    @property
    def weight(self) -> float:
        """How much it counts as context: more for more mentions, but ten are not ten places."""
        return math.sqrt(len(self.names))


def senses_of(text: str, names: Sequence[Name]) -> list[Sense]:
    """Group the names of ``text`` that the gazetteer knows into senses, in text order."""
    senses: dict[tuple[str, str], Sense] = {}
    first: dict[str, tuple[str, str]] = {}
    by_start: dict[int, Sense] = {}
    for name, said in zip(names, _said_with(text, names), strict=True):
        if not name.entries:
            continue
        key = fold(name.text)
        group = (key, said.key if said else "kind") if said or name.said else first.get(key, (key, ""))
        if said is not None and first.get(key) == (key, ""):
            senses[group] = Sense(senses.pop((key, "")).names, said)  # named without its state before: the same place
            first[key] = group
        first.setdefault(key, group)
        by_start[name.start] = senses.setdefault(group, Sense(said=said))
        by_start[name.start].names.append(name)
    _note_lists(text, [name for name in names if name.entries], by_start)
    return list(senses.values())


def _note_lists(text: str, names: Sequence[Name], by_start: Mapping[int, Sense]) -> None:
    """Note for each sense the other names of the lists that it stands in."""
    for starts in _lists_of(text, names, by_start):
        for place, start in enumerate(starts):
            around = starts[max(0, place - _IN_LIST) : place + _IN_LIST + 1]
            by_start[start].listed.update(other for other in around if by_start[other] is not by_start[start])


def _lists_of(text: str, names: Sequence[Name], by_start: Mapping[int, Sense]) -> Iterator[list[int]]:
    """Yield where the names of each list start; what is only followed by its state is no list."""
    starts = [name.start for name in names[:1]]
    for a, b in pairwise(names):
        if by_start[a.start].said is not None or not _LISTED.fullmatch(text, a.end, b.start):
            yield starts
            starts = []
        starts.append(b.start)
    yield starts


def _said_with(text: str, names: Sequence[Name]) -> list[Entry | None]:
    """Return for each name the state or country that the text puts right behind it."""
    said: list[Entry | None] = [None] * len(names)
    for i, (name, following) in enumerate(pairwise(names)):
        if name.entries and _BEFORE_CONTAINER.fullmatch(text, name.end, following.start):
            said[i] = _container(name.entries, following.entries)
    return said


def _container(inner: Sequence[Entry], outer: Sequence[Entry]) -> Entry | None:
    """Return the first of ``outer`` that one of ``inner`` lies in."""
    found = next((entry for entry in outer if any(contains(entry, each) for each in inner)), None)
    # "Washington, New York and Boston" is a list: the second would rather be a city, the first a capital
    is_list = inner[0].feature == "PPLC" and found is not outer[0] if outer else True
    return None if is_list or is_country(inner[0]) else found
