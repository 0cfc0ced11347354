"""Counts of articles -> figures of a corpus, each with its bootstrap interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Tally = Mapping[str, int]
"""What was counted in one article, by name."""

Figure = dict[str, "Estimate"]
"""Estimates that belong together, by name: ``P``, ``R``, ``F1``."""

_SEED = 0  # the same articles are drawn each time, so that the same counts give the same intervals
_INTERVAL = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure of a corpus, and the bounds of its 95 % interval; None where no corpus was resampled.

    Notes
    -----
    Percentile bootstrap over articles: corpora of the same size are drawn from the articles with replacement, and
    the bounds leave 2.5 % of their figures on each side (Efron and Tibshirani 1993, chapter 13).
    """

    value: float
    low: float | None = None
    high: float | None = None


class Totals:
    """Sums of tallies: first over the corpus itself, then over each resampled one.

    Parameters
    ----------
    tallies
        One for each article.
    resamples
        Number of corpora to draw; 0 for none.
    """

    def __init__(self, tallies: Sequence[Tally], resamples: int = 0) -> None:
        names = sorted({name for tally in tallies for name in tally})
        counts = np.array([[tally.get(name, 0) for name in names] for tally in tallies], dtype=np.float64)
        size = len(tallies)
        drawn = np.random.default_rng(_SEED).multinomial(size, np.full(size, 1 / size), size=resamples)
        times = np.vstack([np.ones((1, size)), drawn])  # how often each article stands in each corpus
        self._none: NDArray[np.float64] = np.zeros(1 + resamples)
        self._sums: dict[str, NDArray[np.float64]] = dict(zip(names, (times @ counts).T, strict=True))

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        """Return the sums of the counts called ``name``, zeros where nothing was counted."""
        return self._sums.get(name, self._none)

    def count(self, name: str) -> int:
        """Return the sum over the corpus itself."""
        return int(self[name][0])


def share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return ``part / whole``, and 0 where there is no whole."""
    shares: NDArray[np.float64] = np.divide(part, whole, out=np.zeros_like(part), where=whole != 0)
    return shares


def balance(precision: NDArray[np.float64], recall: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return F1, the harmonic mean of precision and recall."""
    return share(2 * precision * recall, precision + recall)


def estimate(values: NDArray[np.float64]) -> Estimate:
    """Return the corpus's own figure, which stands first, with the interval of those resampled behind it."""
    if len(values) == 1:
        return Estimate(float(values[0]))
    low, high = np.quantile(values[1:], _INTERVAL)
    return Estimate(float(values[0]), float(low), float(high))


def precision_and_recall(totals: Totals, name: str) -> Figure:
    """Return ``P``, ``R`` and ``F1`` from the counts ``name right``, ``name found`` and ``name gold``."""
    right = totals[f"{name} right"]
    precision, recall = share(right, totals[f"{name} found"]), share(right, totals[f"{name} gold"])
    return {"P": estimate(precision), "R": estimate(recall), "F1": estimate(balance(precision, recall))}
