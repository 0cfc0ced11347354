"""Toponyms that people marked and places that were found -> counts, errors in kilometres, and figures of them.

Notes
-----
Finding names. *exact*: the same start and end. *overlap*: at least one character in common, one to one, those with the
same edges first, then those with most in common.

Resolving, given the names. *acc161*: the share of toponyms that have a point whose place lies within 161 km (a hundred
miles) of it; no answer is wrong. *AUC*: area under the curve of the logarithms of the errors, of all answers, smaller
is better, no answer counting as the greatest error there is (Gritta, Pilehvar and Collier 2018, 2020).

Whole. A hit is a found name that overlaps a toponym with a point, one to one as above, and lies within 161 km of it.
Precision is of the names found with a place, but for those that match a toponym without a point.

Use. The share of names that overlap one whose use is marked, and that are said to be used so.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from newsnb.bench.corpora.toponyms import Toponym
from newsnb.bench.scores.errors import Error, error
from newsnb.bench.scores.figures import Estimate, Totals, precision_and_recall

NEAR = 161.0
FARTHEST = 20039.0
_EARTH = 6371.0088


@dataclass(frozen=True, slots=True)
class Found:
    """Counts of one article: names right and wrong, and places right and wrong."""

    gold: int
    found: int
    exact: int
    overlap: int
    gold_placed: int
    found_placed: int
    hits: int
    used: int = 0
    use_right: int = 0


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance between two points in degrees."""
    a, b = math.radians(one[0]), math.radians(other[0])
    h = math.sin((b - a) / 2) ** 2
    h += math.cos(a) * math.cos(b) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(h)))


def is_near(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    """Return whether two points lie within 161 km of one another; what is not known does not."""
    return one is not None and other is not None and kilometres(one, other) <= NEAR


def compare(gold: Sequence[Toponym], found: Sequence[Toponym]) -> Found:
    """Count what of ``found`` is right."""
    edges = {(name.start, name.end) for name in gold} & {(name.start, name.end) for name in found}
    of_found = matched(gold, found)
    placed = [j for j, name in enumerate(found) if name.point is not None]
    counted = [j for j in placed if j not in of_found or gold[of_found[j]].point is not None]
    hits = sum(is_near(gold[of_found[j]].point, found[j].point) for j in counted if j in of_found)
    uses = [(gold[i].use, found[j].use) for j, i in of_found.items() if gold[i].use and found[j].use]
    return Found(
        gold=len(gold),
        found=len(found),
        exact=len(edges),
        overlap=len(of_found),
        gold_placed=sum(name.point is not None for name in gold),
        found_placed=len(counted),
        hits=hits,
        used=len(uses),
        use_right=sum(marked == said for marked, said in uses),
    )


def errors_in(article: str, text: str, gold: Sequence[Toponym], found: Sequence[Toponym]) -> Iterator[Error]:
    """Yield the names that are missed, placed more than 161 km off, or invented."""
    of_found = matched(gold, found)
    partner = {i: found[j] for j, i in of_found.items()}
    for i, one in enumerate(gold):
        other = partner.get(i)
        if one.point is not None and not (other and is_near(one.point, other.point)):
            kind = "misplaced" if other and other.point else "not placed" if other else "missed"
            yield _error(article, text, kind, one, other)
    for j, other in enumerate(found):
        if j not in of_found and other.point is not None:
            yield _error(article, text, "invented", None, other)


def _error(article: str, text: str, kind: str, expected: Toponym | None, found: Toponym | None) -> Error:
    spans = [(one.start, one.end) for one in (expected, found) if one]
    shown = {"expected": _shown(text, expected), "found": _shown(text, found)}
    return error(article, text, spans, kind=kind, **shown)


def _shown(text: str, one: Toponym | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"name": text[one.start : one.end], "point": one.point, "use": one.use, "score": one.score}


def judged(gold: Sequence[Toponym], found: Sequence[Toponym]) -> list[tuple[float, bool]]:
    """Return the score of each place found and whether a reader would call it right: a toponym's, and near its point.

    Places of toponyms without a point are left out.
    """
    of_found = matched(gold, found)
    points = {j: gold[i].point for j, i in of_found.items()}
    return [
        (name.score or 0.0, is_near(points.get(j), name.point))
        for j, name in enumerate(found)
        if name.point is not None and (j not in points or points[j] is not None)
    ]


def matched(gold: Sequence[Toponym], found: Sequence[Toponym]) -> dict[int, int]:
    """Pair overlapping names one to one; give the number of the gold name by that of the found one."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            common = min(one.end, other.end) - max(one.start, other.start)
            if common > 0:
                same = (one.start, one.end) == (other.start, other.end)
                pairs.append((not same, -common, i, j))
    taken: set[int] = set()
    of_found: dict[int, int] = {}
    for *_, i, j in sorted(pairs):
        if i not in taken and j not in of_found:
            taken.add(i)
            of_found[j] = i
    return of_found


def f1(hits: int, found: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1 in percent.

    >>> f1(1, 2, 4)
    {'P': 50.0, 'R': 25.0, 'F1': 33.3}
    """
    precision, recall = hits / found if found else 0.0, hits / gold if gold else 0.0
    both = precision + recall
    score = 2 * precision * recall / both if both else 0.0
    return {"P": round(100 * precision, 1), "R": round(100 * recall, 1), "F1": round(100 * score, 1)}


def finding(counts: Sequence[Found]) -> dict[str, dict[str, float]]:
    """Return the figures of names and places found over all articles."""
    gold, found = sum(c.gold for c in counts), sum(c.found for c in counts)
    placed, answers = sum(c.gold_placed for c in counts), sum(c.found_placed for c in counts)
    figures = {
        "exact": f1(sum(c.exact for c in counts), found, gold),
        "overlap": f1(sum(c.overlap for c in counts), found, gold),
        "whole": f1(sum(c.hits for c in counts), answers, placed),
    }
    used = sum(c.used for c in counts)
    return figures | (
        {"use": {"names": used, "right": _percent(sum(c.use_right for c in counts), used)}} if used else {}
    )


def resolving(errors: Sequence[float | None]) -> dict[str, float]:
    """Return the figures of places given their names; an error is None where there was no answer."""
    answered = [error for error in errors if error is not None]
    near = sum(error <= NEAR for error in answered)
    return {
        "toponyms": len(errors),
        "acc161": _percent(near, len(errors)),
        "acc161 of answers": _percent(near, len(answered)),
        "no answer": _percent(len(errors) - len(answered), len(errors)),
        "median km": round(sorted(answered)[len(answered) // 2], 1) if answered else 0.0,
        "AUC": round(auc([FARTHEST if error is None else error for error in errors]), 3),
    }


def auc(errors: Sequence[float]) -> float:
    """Return the area under the curve of the errors' logarithms, between 0 and 1; 0 for fewer than two."""
    if len(errors) < 2:
        return 0.0
    logs = sorted(math.log(error + 1) for error in errors)
    return sum((a + b) / 2 for a, b in pairwise(logs)) / (math.log(FARTHEST) * (len(logs) - 1))


def intervals(counts: Sequence[Found], resamples: int) -> dict[str, list[float]]:
    """Return the 95 % intervals of the F1 of `finding`, in percent, from ``resamples`` corpora drawn from them."""
    totals = Totals([_tally(count) for count in counts], resamples)
    figures = {name: precision_and_recall(totals, name)["F1"] for name in ("exact", "overlap", "whole")}
    return {name: in_percent(figure) for name, figure in figures.items()}


def in_percent(figure: Estimate) -> list[float]:
    """Return the bounds of an interval in percent; empty where nothing was resampled."""
    if figure.low is None or figure.high is None:
        return []
    return [round(100 * figure.low, 1), round(100 * figure.high, 1)]


def _tally(count: Found) -> dict[str, int]:
    right = {"exact": count.exact, "overlap": count.overlap}
    tally = {f"{name} right": number for name, number in right.items()}
    for name in right:
        tally |= {f"{name} gold": count.gold, f"{name} found": count.found}
    placed = {"whole right": count.hits, "whole gold": count.gold_placed, "whole found": count.found_placed}
    return tally | placed


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
