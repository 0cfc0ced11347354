"""What the places of an article say of one another: what lies where, what stands close by, what is listed together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsnb.gazetteer import Entry, is_country, is_division
from newsnb.values import Span

Votes = Sequence[tuple[Entry, float]]
"""What a name says of the others: the entries that it may mean, and how likely each is meant."""

Neighbours = Sequence[tuple[int, float]]
"""The numbers of other names, and how close they stand: 1 side by side, 0 at `CLOSE` characters."""

CLOSE = 120
COUNTRY = 2  # the level of countries
_CELL = 1.0  # degrees; places in the same or a neighbouring cell are near one another
_METROPOLIS, _OF_METROPOLIS = 0.85, 0.35  # prominence from which a city says less of others, and how much it says
_IN_COUNTRY, _IN_BOTH = 0.6, 0.3  # how closely a town is bound to its country, and to another state of the same
_EARTH = 6371.0088  # km, its mean radius


class Context:
    """What the names of an article say of one another: countries, states and neighbourhoods, with their weights."""

    def __init__(self, chosen: Iterable[tuple[float, Entry]]) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.divisions: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        self.total = 0.0
        for weight, entry in chosen:
            self.add(entry, weight)

    def count(self, votes: Votes, weight: float) -> None:
        """Count what a name may mean as context; a negative weight takes it out again."""
        for entry, share in votes:
            self.add(entry, weight * share)

    def add(self, entry: Entry, weight: float) -> None:
        """Count ``entry`` as context."""
        nation = is_country(entry)
        if entry.prominence > _METROPOLIS and not nation and entry.feature.startswith("PPL"):
            weight *= _OF_METROPOLIS  # London is named in news from everywhere
        if entry.country:
            self.total += weight
            self.countries[entry.country] += weight
        if entry.country and entry.admin1:
            self.divisions[entry.country, entry.admin1] += weight
        row, column = _cell_of(entry)
        for cell in () if nation else ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            self.cells[cell] += weight

    def share_of(self, country: str | None) -> float:
        """Return how much of the article lies in ``country``: 1 all of it, and the root of the share in between.

        Five American names say much in a local paper, and little in news from ten countries.
        """
        inside = self.countries.get(country or "", 0.0)
        return math.sqrt(inside / self.total) if inside > 0 and self.total > 0 else 0.0

    def beside(self, entry: Entry) -> tuple[float, float, float]:
        """Return the weight of what lies in the same country, in the same division, and within about 100 kilometres."""
        country = entry.country or ""
        division = self.divisions.get((country, entry.admin1 or ""), 0.0)
        return self.countries.get(country, 0.0), division, self.cells.get(_cell_of(entry), 0.0)


def neighbours_of(mentions: Sequence[Sequence[Span]]) -> list[Neighbours]:
    """Return for each name, by its mentions' half-open spans, the others that the article prints close to it.

    >>> neighbours_of([[(0, 5)], [(17, 20), (900, 903)], [(500, 505)]])
    [[(1, 0.9)], [(0, 0.9)], []]
    """
    printed = sorted((start, end, number) for number, spans in enumerate(mentions) for start, end in spans)
    found: list[dict[int, float]] = [{} for _ in mentions]
    for place, (_, end, number) in enumerate(printed, start=1):
        for start, _, other in (printed[behind] for behind in range(place, len(printed))):
            if start - end > CLOSE:
                break
            weight = 1 - (start - end) / CLOSE
            for one, two in ((number, other), (other, number)) if number != other else ():
                found[one][two] = max(found[one].get(two, 0.0), weight)
    return [list(weights.items()) for weights in found]


def bond(entry: Entry, other: Entry) -> float:
    """Return how closely two places belong together: 1 in one state, less in one country, 0 in two."""
    if entry.country is None or entry.country != other.country:
        return 0.0
    if is_country(entry) or is_country(other):
        return _IN_COUNTRY
    return 1.0 if entry.admin1 and entry.admin1 == other.admin1 else _IN_BOTH


def level_of(entry: Entry) -> int:
    """Return 2 for countries, 1 for states and provinces, 0 for towns and all else."""
    return COUNTRY if is_country(entry) else int(is_division(entry))


def _cell_of(entry: Entry) -> tuple[int, int]:
    return math.floor(entry.latitude / _CELL), math.floor(entry.longitude / _CELL)


def kilometres(one: Entry, other: Entry) -> float:
    """Return the great-circle distance between two entries."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))
