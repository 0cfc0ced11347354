"""Figures -> lines of text that can be read in a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Set rows in columns, the first to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def with_interval(estimate: Mapping[str, float | None], *, scale: float = 1, digits: int = 3) -> tuple[str, str]:
    """Return a figure and its interval as two cells; the second is empty where there is no interval.

    >>> with_interval({"value": 0.7, "low": 0.65, "high": 0.75})
    ('0.700', '0.650 to 0.750')
    """
    value, low, high = (estimate[name] for name in ("value", "low", "high"))
    interval = "" if low is None or high is None else f"{scale * low:.{digits}f} to {scale * high:.{digits}f}"
    return f"{scale * (value or 0):.{digits}f}", interval


def scored(bands: Sequence[Mapping[str, float]]) -> str:
    """Show how many of each band of the score are right.

    >>> print(scored([{"from": 0.8, "answers": 20, "hits": 18, "right": 90.0}]))
    right, by score
    from 0.8         90.0 % of 20
    """
    rows = [("right, by score", "")]
    rows += [(f"from {band['from']}", f"{band['right']:.1f} % of {band['answers']:,.0f}") for band in bands]
    return aligned(rows)


def crashes(results: Mapping[str, Any]) -> str:
    """Return a line on the first crash, its article and its reason; nothing where there was none.

    >>> crashes({"crashed": {"a": "ValueError: odd"}})
    'The first crash came on a: ValueError: odd'
    """
    return next((f"The first crash came on {name}: {why}" for name, why in results["crashed"].items()), "")


def percent(share: float) -> str:
    """Return a share as a percentage.

    >>> percent(0.081)
    '8.1 %'
    """
    return f"{100 * share:.1f} %"
