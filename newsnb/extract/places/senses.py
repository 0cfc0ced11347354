"""Names to senses: an article has one sense of a name, but where it says two itself (Paris, France; Paris, Texas)."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsnb.extract.places.names import Name, contains
from newsnb.gazetteer import Entry, is_country
from newsnb.gazetteer.names import fold
from newsnb.lang import english

_LISTED = english.pattern("places.listed")
_BEFORE_CONTAINER = english.pattern("places.before_container")
_IN_LIST = 6  # names before and behind in a list that count; an article may be one long list
_Key = tuple[str, str]


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
    senses = _Senses()
    by_start = {
        name.start: senses.add(name, said)
        for name, said in zip(names, _said_with(text, names), strict=True)
        if name.entries
    }
    _note_lists(text, [name for name in names if name.entries], by_start)
    return list(senses.by_key.values())


class _Senses:
    """The senses so far, by the folded name and what tells its senses apart, and the first sense of each name."""

    def __init__(self) -> None:
        self.by_key: dict[_Key, Sense] = {}
        self.first: dict[str, _Key] = {}

    def add(self, name: Name, said: Entry | None) -> Sense:
        """Add a mention, with the state or country that stands behind it, to its sense, and return this."""
        folded = fold(name.text)
        key = self._key_of(name, folded, said)
        if said is not None and self.first.get(folded) == (folded, ""):
            self._move(folded, key, said)  # named without its state before: the same place
        self.first.setdefault(folded, key)
        sense = self.by_key.setdefault(key, Sense(said=said))
        sense.names.append(name)
        return sense

    def _key_of(self, name: Name, folded: str, said: Entry | None) -> _Key:
        if said is not None:
            return folded, said.key
        return (folded, "kind") if name.said else self.first.get(folded, (folded, ""))

    def _move(self, folded: str, key: _Key, said: Entry) -> None:
        self.by_key[key] = Sense(self.by_key.pop((folded, "")).names, said)
        self.first[folded] = key


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
    said = [_said_behind(text, name, following) for name, following in pairwise(names)]
    return [*said, None][: len(names)]


def _said_behind(text: str, name: Name, following: Name) -> Entry | None:
    is_beside = name.entries and _BEFORE_CONTAINER.fullmatch(text, name.end, following.start)
    return _container(name.entries, following.entries) if is_beside else None


def _container(inner: Sequence[Entry], outer: Sequence[Entry]) -> Entry | None:
    """Return the first of ``outer`` that one of ``inner`` lies in."""
    found = next((entry for entry in outer if any(contains(entry, each) for each in inner)), None)
    return None if found is None or _is_beside(inner[0], found, outer[0]) else found


def _is_beside(inner: Entry, container: Entry, best: Entry) -> bool:
    """Return whether two names are rather a list than a place and what it lies in.

    In "Washington, New York and Boston" the first is rather a capital, and the second would rather be a city.
    """
    return is_country(inner) or (inner.feature == "PPLC" and container is not best)
