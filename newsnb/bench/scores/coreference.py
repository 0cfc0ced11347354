"""Clusters that a reader marked and clusters that a system made -> MUC, B-cubed, CEAF-e and their mean.

A cluster is a set of mentions, a mention whatever can be hashed. Clusters of a corpus are scored together: a mention
must then say which article it is from.

Notes
-----
As Pradhan et al. (2014) define them for mentions that a system found by itself, and as the reference scorer of the
CoNLL-2012 shared task has them from version 8 on: no mention is added to or taken from either side, and one that only
one side has counts for nothing there.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Any

from newsnb.errors import PackageNotFound

Cluster = AbstractSet[Any]
"""The mentions of one entity."""

METRICS = ("MUC", "B3", "CEAFe")


def scores(gold: Sequence[Cluster], found: Sequence[Cluster]) -> dict[str, dict[str, float]]:
    """Return ``P``, ``R`` and ``F1`` by metric, and the mean of the three F1 under ``CoNLL``.

    Raises
    ------
    PackageNotFound
        If SciPy is not there, which finds the best pairs of clusters for CEAF-e.
    """
    pairs = {
        "MUC": (_muc(found, gold), _muc(gold, found)),
        "B3": (_b_cubed(found, gold), _b_cubed(gold, found)),
        "CEAFe": _ceaf(gold, found),
    }
    figures = {metric: _figure(*pair) for metric, pair in pairs.items()}
    return figures | {"CoNLL": {"F1": sum(figures[metric]["F1"] for metric in METRICS) / len(METRICS)}}


def _figure(precision: float, recall: float) -> dict[str, float]:
    both = precision + recall
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / both if both else 0.0}


def _homes(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    """Return which cluster a mention is in."""
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _muc(these: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    """Return the share of the links of ``these`` that ``others`` make too (Vilain et al. 1995)."""
    homes = _homes(others)
    kept = links = 0
    for cluster in these:
        within = {homes[mention] for mention in cluster if mention in homes}
        alone = sum(mention not in homes for mention in cluster)
        kept += len(cluster) - len(within) - alone
        links += len(cluster) - 1
    return kept / links if links else 0.0


def _b_cubed(these: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    """Return what a mention of ``these`` shares on average with its cluster in ``others`` (Bagga and Baldwin 1998)."""
    homes = _homes(others)
    shared, mentions = Fraction(0), 0
    for cluster in these:
        together = Counter(homes[mention] for mention in cluster if mention in homes)
        shared += Fraction(sum(count * count for count in together.values()), len(cluster) or 1)
        mentions += len(cluster)
    return float(shared / mentions) if mentions else 0.0


def _ceaf(gold: Sequence[Cluster], found: Sequence[Cluster]) -> tuple[float, float]:
    """Return precision and recall over the best pairs of clusters, by the share of mentions they have in common.

    Notes
    -----
    Luo (2005), with his fourth measure of how alike two clusters are, 2 * common / (size + size).
    """
    if not gold or not found:
        return 0.0, 0.0
    alike = sum(_best_pairs(_likeness(gold, found), len(gold), len(found)))
    return alike / len(found), alike / len(gold)


def _likeness(gold: Sequence[Cluster], found: Sequence[Cluster]) -> dict[tuple[int, int], float]:
    homes = _homes(found)
    common = Counter(
        (row, homes[mention]) for row, cluster in enumerate(gold) for mention in cluster if mention in homes
    )
    return {(row, col): 2 * count / (len(gold[row]) + len(found[col])) for (row, col), count in common.items()}


def _best_pairs(likeness: Mapping[tuple[int, int], float], rows: int, columns: int) -> list[float]:
    import numpy as np

    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError as error:
        raise PackageNotFound("the score of clusters", "scipy", "bench") from error
    weights = np.zeros((rows, columns))
    for (row, column), value in likeness.items():
        weights[row, column] = value
    chosen = linear_sum_assignment(weights, maximize=True)
    return [float(weights[row, column]) for row, column in zip(*chosen, strict=True)]
