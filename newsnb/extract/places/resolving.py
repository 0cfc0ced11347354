"""Senses to places: which of its entries each name means, by a few scores that can be explained.

A name's entries start with their prominence (how large and what kind of place). They gain when the article says
where (``Paris, Texas``), when it names places of the same country or state or near by, more so in the same breath,
when it lists them with places of the same kind, and when its readers live there. What is chosen for one name is
context for the others, so the choice is made a fixed number of times over.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsnb.extract.places.context import COUNTRY, Context, bond, kilometres, level_of, neighbours_of
from newsnb.extract.places.names import contains
from newsnb.extract.places.senses import Sense
from newsnb.extract.places.weights import TOWN, WEIGHTS, WELL_KNOWN
from newsnb.gazetteer import Entry, is_country, is_division

_FIRST_ORDER = "ADM1"  # GeoNames: a state or province
_ROUNDS = 3
_DECAY = 50  # km: how far from home places lie that its readers know


class Parts(NamedTuple):
    """The parts of the score of an entry; the table of weights describes them."""

    size: float
    said: float
    division: float
    country: float
    near: float
    close: float
    listed: float
    home: float


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry, the parts of its score, and its share: about how likely it is meant."""

    entry: Entry
    parts: Parts
    share: float


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
    """What speaks for one entry of a name or another: all names, those close by, the levels of those in its lists."""

    context: Context
    close: Sequence[tuple[Entry, float]] = ()
    listed: Sequence[int] = ()


def resolve(
    senses: Sequence[Sense], *, home: Entry | None = None, weights: Mapping[str, float] = WEIGHTS
) -> list[list[Scored]]:
    """Resolve each sense: return its entries with their scores, best first."""
    candidates = [[_candidate_of(entry, sense.said, home, weights) for entry in _eligible(sense)] for sense in senses]
    ranked = [_rank(each, _Around(Context(())), weights) for each in candidates]
    close = neighbours_of([[(name.start, name.end) for name in sense.names] for sense in senses])
    for _ in range(_ROUNDS):
        chosen = [scored[0].entry for scored in ranked]
        both = zip(senses, chosen, strict=True)
        levels = {name.start: level_of(entry) for sense, entry in both if sense.listed for name in sense.names}
        context = Context(zip((sense.weight for sense in senses), chosen, strict=True))
        ranked = []
        for sense, own, entry, beside in zip(senses, candidates, chosen, close, strict=True):
            context.add(entry, -sense.weight)  # a name is no context for itself
            near_by = [(chosen[number], weight) for number, weight in beside]
            listed = [levels[start] for start in sense.listed if start in levels]
            ranked.append(_rank(own, _Around(context, near_by, listed), weights))
            context.add(entry, sense.weight)
        if all(old is new[0].entry for old, new in zip(chosen, ranked, strict=True)):
            break
    return ranked


def _eligible(sense: Sense) -> Sequence[Entry]:
    """Return the entries of a name, without hamlets and quarters of other countries than the division that bears it.

    Queensland is no quarter of Calgary, unless the article says so.
    """
    countries = _countries_of_division(sense)
    return [entry for entry in sense.entries if not (countries and _is_lesser(entry, countries, sense.said))]


def _countries_of_division(sense: Sense) -> Collection[str | None]:
    """Return the countries of which a name is a well-known state or province."""
    first_order = (entry for entry in sense.entries if entry.feature == _FIRST_ORDER)
    return {entry.country for entry in first_order if entry.prominence > WELL_KNOWN}


def _is_lesser(entry: Entry, countries: Collection[str | None], said: Entry | None) -> bool:
    is_said = said is not None and contains(said, entry)
    return not is_said and entry.country not in countries and _is_hamlet(entry)


def _is_hamlet(entry: Entry) -> bool:
    return entry.prominence < TOWN and entry.feature.startswith("PPL")


def _candidate_of(entry: Entry, said: Entry | None, home: Entry | None, weights: Mapping[str, float]) -> _Candidate:
    return _Candidate(
        entry,
        level_of(entry),
        entry.prominence - max(0.0, weights["hamlet"] - entry.prominence),  # what stands around would lift any hamlet
        weights["said"] * (said is not None and contains(said, entry)),
        weights["home"] * (_closeness(entry, home) if home else 0.0),
    )


def _rank(candidates: Sequence[_Candidate], around: _Around, weights: Mapping[str, float]) -> list[Scored]:
    """Return the candidates by their shares, beside a place of the name that the gazetteer does not know."""
    parts = [_parts_of(candidate, around, weights) for candidate in candidates]
    totals = [sum(each) for each in parts]
    best, certainty = max(totals), weights["certainty"]
    shares = [math.exp((total - best) / certainty) for total in totals]
    whole = sum(shares) + math.exp((weights["unknown"] - best) / certainty)
    order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)  # stable: the gazetteer settles a tie
    return [Scored(candidates[i].entry, parts[i], shares[i] / whole) for i in order]


def _parts_of(candidate: _Candidate, around: _Around, weights: Mapping[str, float]) -> Parts:
    entry, context, level = candidate.entry, around.context, candidate.level
    division = country = near = 0.0
    if told := context.share_of(entry.country):
        in_country, in_division, near_by = context.beside(entry)
        country = told * weights["country"] * _saturate(in_country)
        division = told * weights["division"] * _saturate(in_division)
        near = told * weights["near"] * _saturate(near_by) * (level < COUNTRY)
    close = sum([weight * bond(entry, other) for other, weight in around.close])
    return Parts(
        candidate.size,
        candidate.said,
        division,
        country if entry.country else weights["wide"],
        near,
        weights["close"] * _saturate(close),
        weights["listed"] * (around.listed.count(level) / len(around.listed) if around.listed else 0.0),
        candidate.home,
    )


def _saturate(weight: float) -> float:
    """Return a weight of context as 0 to 1: one other name gives a half, ten give nearly all."""
    return weight / (weight + 1.0) if weight > 0 else 0.0


def _closeness(entry: Entry, home: Entry) -> float:
    """Return how close to home a place lies: 1 at home, 0 in another country."""
    if entry.key == home.key:
        return 1.0
    if entry.country != home.country:
        return 0.0
    if not entry.admin1 or entry.admin1 != home.admin1:
        return 0.25
    if is_country(home) or is_division(entry):
        return 0.5
    if is_division(home):
        return 0.75
    return 0.5 + 0.5 * math.exp(-kilometres(entry, home) / _DECAY)
