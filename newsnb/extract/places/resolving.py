"""Names to places: which of its entries each name means, by a few scores that can be explained.

A name's entries start with their prominence (how large and what kind of place). They gain when the article says
where (``Paris, Texas``), when it names places of the same country or state or near by, more so in the same breath,
when it lists them with places of the same kind, and when its readers live there. What is chosen for one name is
context for the others, so the choice is made a fixed number of times over.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsnb.extract.places.context import COUNTRY, Context, Neighbours, bond, kilometres, level_of, neighbours_of
from newsnb.extract.places.names import contains
from newsnb.extract.places.senses import Sense
from newsnb.extract.places.weights import FITTED, Weights
from newsnb.gazetteer import Entry, is_country, is_division

_ROUNDS = 3
_DECAY = 50  # km: how far from home places lie that its readers know


class Parts(NamedTuple):
    """The parts of the score of an entry; `Weights` describes them."""

    size: float
    said: float
    division: float
    country: float
    near: float
    close: float
    listed: float
    home: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """An entry, the parts of its score, and its share: about how likely it is meant."""

    entry: Entry
    parts: Parts
    share: float

    @property
    def total(self) -> float:
        """The sum of the parts."""
        return sum(self.parts)


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


def resolve(senses: Sequence[Sense], *, home: Entry | None = None, weights: Weights = FITTED) -> list[list[Scored]]:
    """Resolve each sense: return its entries with their scores, best first."""
    candidates = [[_candidate_of(entry, sense.said, home, weights) for entry in sense.entries] for sense in senses]
    ranked = [_rank(each, _Around(Context(())), weights) for each in candidates]
    close = neighbours_of([[(name.start, name.end) for name in sense.names] for sense in senses])
    for _ in range(_ROUNDS):
        chosen = [scored[0].entry for scored in ranked]
        ranked = _rank_all(senses, candidates, chosen, close, weights)
        if all(old is new[0].entry for old, new in zip(chosen, ranked, strict=True)):
            break
    return ranked


def _rank_all(
    senses: Sequence[Sense],
    candidates: Sequence[Sequence[_Candidate]],
    chosen: Sequence[Entry],
    close: Sequence[Neighbours],
    weights: Weights,
) -> list[list[Scored]]:
    """Rank the entries of each sense, with what was chosen for the others as context."""
    levels = _levels_of(senses, chosen)
    context = Context(zip((sense.weight for sense in senses), chosen, strict=True))
    ranked = []
    for sense, own, entry, beside in zip(senses, candidates, chosen, close, strict=True):
        context.add(entry, -sense.weight)  # a name is no context for itself
        near_by = [(chosen[number], weight) for number, weight in beside]
        listed = [levels[start] for start in sense.listed if start in levels]
        ranked.append(_rank(own, _Around(context, near_by, listed), weights))
        context.add(entry, sense.weight)
    return ranked


def _levels_of(senses: Sequence[Sense], chosen: Sequence[Entry]) -> Mapping[int, int]:
    """Return the levels of what was chosen for names that stand in lists, by where they start."""
    both = zip(senses, chosen, strict=True)
    return {name.start: level_of(entry) for sense, entry in both if sense.listed for name in sense.names}


def _candidate_of(entry: Entry, said: Entry | None, home: Entry | None, weights: Weights) -> _Candidate:
    return _Candidate(
        entry,
        level_of(entry),
        entry.prominence - max(0.0, weights.hamlet - entry.prominence),  # what stands around would lift any hamlet
        weights.said * (said is not None and contains(said, entry)),
        weights.home * (_closeness(entry, home) if home else 0.0),
    )


def _rank(candidates: Sequence[_Candidate], around: _Around, weights: Weights) -> list[Scored]:
    """Return the candidates by their shares, beside a place of the name that the gazetteer does not know."""
    parts = [_parts_of(candidate, around, weights) for candidate in candidates]
    totals = [sum(each) for each in parts]
    best = max(totals)
    shares = [math.exp((total - best) / weights.certainty) for total in totals]
    whole = sum(shares) + math.exp((weights.unknown - best) / weights.certainty)
    order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)  # stable: the gazetteer settles a tie
    return [Scored(entry=candidates[i].entry, parts=parts[i], share=shares[i] / whole) for i in order]


def _parts_of(candidate: _Candidate, around: _Around, weights: Weights) -> Parts:
    entry = candidate.entry
    division, country, near = _parts_of_context(candidate, around.context, weights)
    close = sum([weight * bond(entry, other) for other, weight in around.close])
    return Parts(
        candidate.size,
        candidate.said,
        division,
        country if entry.country else weights.wide,
        near,
        weights.close * _saturate(close),
        weights.listed * _share(around.listed, candidate.level),
        candidate.home,
    )


def _parts_of_context(candidate: _Candidate, context: Context, weights: Weights) -> tuple[float, float, float]:
    """Return what names of the same division, of the same country and near by add."""
    entry = candidate.entry
    told = context.share_of(entry.country)
    if not told:
        return 0.0, 0.0, 0.0
    near = context.near(entry) if candidate.level < COUNTRY else 0.0
    return (
        told * weights.division * _saturate(context.division(entry)),
        told * weights.country * _saturate(context.country(entry)),
        told * weights.near * _saturate(near),
    )


def _share(levels: Sequence[int], level: int) -> float:
    return levels.count(level) / len(levels) if levels else 0.0


def _saturate(weight: float) -> float:
    """Return a weight of context as 0 to 1: one other name gives a half, ten give nearly all."""
    return weight / (weight + 1.0) if weight > 0 else 0.0


def _closeness(entry: Entry, home: Entry) -> float:
    """Return how close to home a place lies: 1 at home, 0 in another country."""
    if entry.key == home.key:
        return 1.0
    if entry.country != home.country:
        return 0.0
    return _closeness_in_division(entry, home) if entry.admin1 and entry.admin1 == home.admin1 else 0.25


def _closeness_in_division(entry: Entry, home: Entry) -> float:
    if is_country(home) or is_division(home) or is_division(entry):
        return 0.5
    return 0.5 + 0.5 * math.exp(-kilometres(entry, home) / _DECAY)
