"""Names to places: which of its entries each name means, by a few scores that can be explained.

A name's entries start with their prominence (how large and what kind of place). They gain when the article says
where (``Paris, Texas``), when it names places of the same country or state or near by, more so in the same breath,
when it lists them with places of the same kind, and when its readers live there. What is chosen for one name is
context for the others, so the choice is made a fixed number of times over. One name has one sense in an article, but
where the article itself says two.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsnb.extract.places.context import COUNTRY, Context, bond, level_of, neighbours_of
from newsnb.extract.places.names import Name, contains
from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.gazetteer.names import fold

PARTS = ("size", "said", "division", "country", "near", "close", "listed", "home")
_IN_LIST = 6  # names before and behind in a list that count; an article may be one long list
_HAMLET = 0.4  # prominence: of a town of four thousand people
_ROUNDS = 3
_LIST = re.compile(r",? (?:and|or|&) (?:the )?|, (?:the )?|/|[^A-Za-z\n]*\n[^A-Za-z]*")  # the last: rows of a table
_BETWEEN = re.compile(r",\s+|\s\(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each part of the context counts, in units of `newsnb.gazetteer.prominence`.

    Set by cross-validation with ``scripts/places_weights.py``.

    Attributes
    ----------
    said
        The article says the state or country with the name.
    division, country, near
        Other names of the article lie in the same state, the same country, or near by.
    close
        Names that stand close to it lie in the same state or country.
    listed
        Names that a comma, *and* or *or* joins to it are of the same kind: countries, states, or towns.
    wide
        The entry lies in no one country (the Middle East, the Atlantic), so that no country named speaks for it.
    home
        The article's readers live there; halved in the same state, a fourth in the same country.
    certainty
        By how much the parts must lead for a share of about .73 against one other place.
    unknown
        The parts of a place of this name that the gazetteer does not know, so that a hamlet alone in it is not sure.
    """

    said: float = 1.0
    division: float = 0.45
    country: float = 0.44
    near: float = 0.3
    close: float = 0.2
    listed: float = 0.2
    wide: float = 0.2
    home: float = 0.5
    certainty: float = 0.15
    unknown: float = 0.3


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An entry, the parts of its score by `PARTS`, and its share: about how likely it is meant."""

    entry: Entry
    parts: tuple[float, ...]
    share: float

    @property
    def total(self) -> float:
        """The sum of the parts."""
        return sum(self.parts)


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
        if said is not None and (key, "") in senses and first[key] == (key, ""):
            senses[group] = Sense(senses.pop((key, "")).names, said)  # named without its state before: the same place
            first[key] = group
        first.setdefault(key, group)
        by_start[name.start] = senses.setdefault(group, Sense(said=said))
        by_start[name.start].names.append(name)
    _note_lists(text, names, by_start)
    return list(senses.values())


def _note_lists(text: str, names: Sequence[Name], by_start: Mapping[int, Sense]) -> None:
    """Tell each sense the other names of the lists that it stands in."""
    lists: list[list[int]] = [[]]
    for a, b in pairwise(name for name in names if name.entries):
        if by_start[a.start].said is None and _LIST.fullmatch(text, a.end, b.start):
            lists[-1] += [b.start] if lists[-1] else [a.start, b.start]
        elif lists[-1]:
            lists.append([])
    for starts in lists:
        for place, start in enumerate(starts):
            around = starts[max(0, place - _IN_LIST) : place + _IN_LIST + 1]
            by_start[start].listed.update(other for other in around if by_start[other] is not by_start[start])


def resolve(
    senses: Sequence[Sense], *, home: Entry | None = None, weights: Weights | None = None
) -> list[list[Scored]]:
    """Give for each sense its entries with their scores, best first."""
    weights = weights or Weights()
    entries = [[_candidate_of(entry, sense.said, home, weights) for entry in sense.entries] for sense in senses]
    ranked = [_rank(candidates, _Around(Context(())), weights) for candidates in entries]
    close = neighbours_of([[(name.start, name.end) for name in sense.names] for sense in senses])
    for _ in range(_ROUNDS):
        chosen = [scored[0].entry for scored in ranked]
        both = zip(senses, chosen, strict=True)
        kinds = {name.start: level_of(entry) for sense, entry in both if sense.listed for name in sense.names}
        context = Context(zip((sense.weight for sense in senses), chosen, strict=True))
        ranked = []
        for sense, candidates, entry, beside in zip(senses, entries, chosen, close, strict=True):
            context.add(entry, -sense.weight)  # a name is no context for itself
            near_by = [(chosen[number], weight) for number, weight in beside]
            listed = [kinds[start] for start in sense.listed if start in kinds]
            ranked.append(_rank(candidates, _Around(context, near_by, listed), weights))
            context.add(entry, sense.weight)
        if all(old is new[0].entry for old, new in zip(chosen, ranked, strict=True)):
            break
    return ranked


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An entry of a name, with what of its score does not depend on the other names."""

    entry: Entry
    level: int
    size: float
    said: float
    home: float


@dataclass(frozen=True, slots=True)
class _Around:
    """What speaks for one entry of a name or another."""

    context: Context
    close: Sequence[tuple[Entry, float]] = ()
    listed: Sequence[int] = ()


def _candidate_of(entry: Entry, said: Entry | None, home: Entry | None, weights: Weights) -> _Candidate:
    return _Candidate(
        entry,
        level_of(entry),
        _size(entry),
        weights.said * (said is not None and contains(said, entry)),
        weights.home * (_closeness(entry, home) if home else 0.0),
    )


def _rank(candidates: Sequence[_Candidate], around: _Around, weights: Weights) -> list[Scored]:
    parts = [_parts(candidate, around, weights) for candidate in candidates]
    totals = [sum(part) for part in parts]
    best = max(totals)
    shares = [math.exp((total - best) / weights.certainty) for total in totals]
    whole = sum(shares) + math.exp((weights.unknown - best) / weights.certainty)
    order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)  # stable: the gazetteer settles a tie
    return [Scored(entry=candidates[i].entry, parts=parts[i], share=shares[i] / whole) for i in order]


def _parts(candidate: _Candidate, around: _Around, weights: Weights) -> tuple[float, ...]:
    entry, context = candidate.entry, around.context
    country = division = near = 0.0
    if told := context.share_of(entry.country):
        country = told * weights.country * _saturated(context.countries[entry.country or ""])
        division = told * weights.division * _saturated(context.division(entry))
        near = told * weights.near * _saturated(context.near(entry)) if candidate.level < COUNTRY else 0.0
    close = sum([weight * bond(entry, other) for other, weight in around.close])
    return (
        candidate.size,
        candidate.said,
        division,
        country if entry.country else weights.wide,
        near,
        weights.close * _saturated(close),
        weights.listed * (around.listed.count(candidate.level) / len(around.listed) if around.listed else 0.0),
        candidate.home,
    )


def _size(entry: Entry) -> float:
    """Give the prominence; for a hamlet less, since what stands around it would lift any of that name."""
    return entry.prominence - max(0.0, _HAMLET - entry.prominence)


def _saturated(weight: float) -> float:
    """Turn a weight of context into 0 to 1: one other name gives a half, ten give nearly all."""
    return weight / (weight + 1.0) if weight > 0 else 0.0


def _closeness(entry: Entry, home: Entry) -> float:
    if entry.key == home.key:
        return 1.0
    if entry.country != home.country:
        return 0.0
    if not entry.admin1 or entry.admin1 != home.admin1:
        return 0.25
    if is_country(home) or is_division(home) or is_division(entry):
        return 0.5
    return 0.5 + 0.5 * math.exp(-kilometres(entry, home) / 50)


def kilometres(one: Entry, other: Entry) -> float:
    """Give the great-circle distance between two entries."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def _said_with(text: str, names: Sequence[Name]) -> list[Entry | None]:
    """Give for each name the state or country that the text puts right behind it."""
    said: list[Entry | None] = [None] * len(names)
    for i, (name, following) in enumerate(pairwise(names)):
        if name.entries and _BETWEEN.fullmatch(text, name.end, following.start):
            said[i] = _container(name.entries, following.entries)
    return said


def _container(inner: tuple[Entry, ...], outer: tuple[Entry, ...]) -> Entry | None:
    for candidate in outer:
        if any(contains(candidate, entry) for entry in inner):
            # "Washington, New York and Boston" is a list: the second would rather be a city, the first a capital
            listed = candidate is not outer[0] and inner[0].feature == "PPLC"
            return None if listed or is_country(inner[0]) else candidate
    return None
