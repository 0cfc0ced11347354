"""Senses to places: which of its entries each name means, by a few scores that can be explained.

A name's entries start with their prominence (how large and what kind of place). They gain when the article says
where (``Paris, Texas``), when it names places of the same country or state or near by, more so in the same breath,
when it lists them with places of the same kind, and when its readers live there. What is chosen for one name is
context for the others, so the choice is made several times over. At first every entry that a name may mean says
something of the others, by its share: "Paris and Henry County" are in Tennessee, though neither is the best known of
its name. In the end only what was chosen does.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsnb.extract.places.context import COUNTRY, Context, Neighbours, Votes, bond, kilometres, level_of, neighbours_of
from newsnb.extract.places.names import contains
from newsnb.extract.places.senses import Sense
from newsnb.extract.places.weights import TOWN, WEIGHTS, WELL_KNOWN
from newsnb.gazetteer import Entry, is_country, is_division

_FIRST_ORDER = "ADM1"  # GeoNames: a state or province
_LIKELY, _UNLIKELY = 8, 0.02  # entries of a name that say something of other names: how many, and from which share
_ROUNDS = 2  # in which all that a name may mean has a vote
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
    """An entry of a name, with what of its score does not depend on the other names.

    ``bound`` is how much of the score of places in the same state counts: less for the namesake of a country.
    """

    entry: Entry
    level: int
    size: float
    said: float
    home: float
    bound: float = 1.0


@dataclass(frozen=True, slots=True)
class _Name:
    """A name to resolve: its candidates, and the numbers of the names close by."""

    sense: Sense
    candidates: Sequence[_Candidate]
    close: Neighbours


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
    close = neighbours_of([[(name.start, name.end) for name in sense.names] for sense in senses])
    names = [_name_of(sense, beside, home, weights) for sense, beside in zip(senses, close, strict=True)]
    ranked = [_rank(name.candidates, _Around(Context(())), weights) for name in names]
    for _ in range(_ROUNDS):
        before, ranked = ranked, _rank_again(names, ranked, _vote_for_all, weights)
        if all(old[0].entry is new[0].entry for old, new in zip(before, ranked, strict=True)):
            break
    return _rank_again(names, ranked, _vote_for_best, weights)


def _rank_again(
    names: Sequence[_Name],
    ranked: Sequence[list[Scored]],
    vote: Callable[[Sequence[Scored]], Votes],
    weights: Mapping[str, float],
) -> list[list[Scored]]:
    """Rank the candidates of each name by what the others vote for: those before it anew, those behind it as before."""
    votes = [vote(scored) for scored in ranked]
    pairs = list(zip(names, votes, strict=True))
    context = Context((name.sense.weight * share, entry) for name, own in pairs for entry, share in own)
    levels = {each.start: level_of(own[0][0]) for name, own in pairs if name.sense.listed for each in name.sense.names}
    again: list[list[Scored]] = []
    for number, name in enumerate(names):
        if len(name.candidates) == 1 and vote is _vote_for_all:  # its share matters in the end only
            again.append(ranked[number])
            continue
        context.count(votes[number], -name.sense.weight)  # a name is no context for itself
        near_by = [(entry, weight * share) for other, weight in name.close for entry, share in votes[other]]
        listed = [levels[start] for start in name.sense.listed if start in levels]
        again.append(_rank(name.candidates, _Around(context, near_by, listed), weights))
        votes[number] = vote(again[number])
        context.count(votes[number], name.sense.weight)
    return again


def _vote_for_all(scored: Sequence[Scored]) -> Votes:
    """Return the entries that a name may mean with their shares; a country alone, although towns are called Mexico."""
    if is_country(scored[0].entry):
        return _vote_for_best(scored)
    return [(one.entry, one.share) for one in scored[:_LIKELY] if one is scored[0] or one.share > _UNLIKELY]


def _vote_for_best(scored: Sequence[Scored]) -> Votes:
    return [(scored[0].entry, 1.0)]


def _name_of(sense: Sense, close: Neighbours, home: Entry | None, weights: Mapping[str, float]) -> _Name:
    candidates = [_candidate_of(entry, sense.said, home, weights) for entry in _eligible(sense)]
    if any(candidate.level == COUNTRY for candidate in candidates):
        namesake = weights["namesake"]
        candidates = [each if each.level else replace(each, bound=namesake) for each in candidates]
    return _Name(sense, candidates, close)


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
    level = level_of(entry)
    hamlet = max(0.0, weights["hamlet"] - entry.prominence)  # what stands around would lift any hamlet
    return _Candidate(
        entry,
        level,
        entry.prominence - hamlet + weights["nation"] * (level == COUNTRY),
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
        division = candidate.bound * told * weights["division"] * _saturate(in_division)
        near = told * weights["near"] * _saturate(near_by) * (level < COUNTRY)
    close = sum([weight * bond(entry, other) for other, weight in around.close])
    return Parts(
        candidate.size,
        candidate.said,
        division,
        country if entry.country else weights["wide"],
        near,
        candidate.bound * weights["close"] * _saturate(close),
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
