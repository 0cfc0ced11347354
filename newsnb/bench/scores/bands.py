"""Answers with their scores -> how many of each band of sureness are right."""

import math
from collections.abc import Sequence

from newsnb import bands as of_score

BANDS = {name: least for least, name in of_score.BANDS}
"""The least score of each band, as the view cuts them."""

Answer = tuple[float, bool]
"""The score of an answer, and whether it is right."""

Band = dict[str, float]
"""The least score (``from``), the number of answers, of right ones (``hits``), and their share in percent."""


def bands(answers: Sequence[Answer], edges: Sequence[float] = tuple(BANDS.values())) -> list[Band]:
    """Return for each band of the score how many answers fall into it, and how many of them are right.

    >>> bands([(0.9, True), (0.6, False)], edges=[0.5])
    [{'from': 0.5, 'answers': 2, 'hits': 1, 'right': 50.0}]
    """
    rows, below = [], math.inf
    for edge in edges:
        rows.append(_band(edge, [right for score, right in answers if edge <= score < below]))
        below = edge
    return rows


def _band(edge: float, right: Sequence[bool]) -> Band:
    share = round(100 * sum(right) / len(right), 1) if right else 0.0
    return {"from": edge, "answers": len(right), "hits": sum(right), "right": share}
