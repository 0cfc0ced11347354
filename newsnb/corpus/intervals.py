"""How sure a share is that was counted in articles, whose things depend on one another."""

from math import sqrt
from typing import Any

import numpy as np

_RESAMPLES = 1_000
_Z = 1.96  # 95 %


def interval_of(right: "np.ndarray[Any, Any]", total: "np.ndarray[Any, Any]") -> tuple[float | None, float | None]:
    """Return the wider of Wilson's interval and of that of resampled articles; None where there is nothing."""
    whole = total.sum()
    if not whole:
        return None, None
    share = right.sum() / whole
    middle = (share + _Z**2 / (2 * whole)) / (1 + _Z**2 / whole)
    half = _Z * sqrt(share * (1 - share) / whole + _Z**2 / (4 * whole**2)) / (1 + _Z**2 / whole)
    drawn = np.random.default_rng(0).integers(0, len(right), (_RESAMPLES, len(right)))
    sums = total[drawn].sum(axis=1)
    shares = right[drawn].sum(axis=1)[sums > 0] / sums[sums > 0]
    low, high = np.percentile(shares, (2.5, 97.5))
    return max(0.0, min(middle - half, float(low))), min(1.0, max(middle + half, float(high)))
