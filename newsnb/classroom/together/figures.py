"""How far coders agree: Krippendorff's alpha, and F1 of each pair with an interval."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np

_RESAMPLES = 1000
_SEED = 20191113
_ENDS = (2.5, 97.5)  # percentiles of an interval of 95 %


def alpha_of(triples: Iterable[tuple[Hashable, Hashable, Hashable]]) -> float | None:
    """Return Krippendorff's alpha of nominal values, from triples of coder, unit and value.

    Units that one coder coded do not count. None if there is nothing to compare, or only one value was ever given:
    then there is no disagreement to be expected, and alpha is not defined.

    Notes
    -----
    Krippendorff, K. (2011). *Computing Krippendorff's alpha-reliability*, section C. The ways in which two values of a
    unit can be paired and differ are counted, and compared with those of all values together.
    """
    units: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for _, unit, value in triples:
        units[unit][value] += 1
    shared = [values for values in units.values() if values.total() > 1]
    every: Counter[Hashable] = sum(shared, Counter())
    expected = _count_differing(every)
    if not expected:
        return None
    observed = sum(_count_differing(values) / (values.total() - 1) for values in shared)
    return 1 - (every.total() - 1) * observed / expected


def _count_differing(values: Counter[Hashable]) -> int:
    """Return how many ordered pairs of values differ."""
    return values.total() ** 2 - sum(count**2 for count in values.values())


def pair_scores(coded: Sequence[Sequence[set[Any]]]) -> list[tuple[int, int, float | None, float | None, float | None]]:
    """Return F1 with an interval for each pair of coders.

    Parameters
    ----------
    coded
        For each coder, for each paragraph, the words that he or she marked.

    Returns
    -------
    list
        The numbers of the two, F1, and the ends of its interval of 95 % over resampled paragraphs; None where neither
        marked anything.
    """
    pairs = list(combinations(range(len(coded)), 2))
    if not pairs:
        return []
    sizes = np.array([[len(words) for words in one] for one in coded], dtype=float)
    common = np.array([[len(a & b) for a, b in zip(coded[i], coded[j], strict=True)] for i, j in pairs], dtype=float)
    both = np.array([sizes[i] + sizes[j] for i, j in pairs])
    count = sizes.shape[1]
    chosen = np.random.default_rng(_SEED).multinomial(count, [1 / count] * count, size=_RESAMPLES)
    score = _f1(common.sum(1), both.sum(1))
    drawn = _f1(chosen @ common.T, chosen @ both.T)
    found = []
    for at, (i, j) in enumerate(pairs):
        known = drawn[:, at][~np.isnan(drawn[:, at])]
        low, high = np.percentile(known, _ENDS) if known.size else (np.nan, np.nan)
        found.append((i, j, _known(score[at]), _known(low), _known(high)))
    return found


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _f1(common: Any, both: Any) -> Any:
    return 2 * common / np.where(both > 0, both, np.nan)
