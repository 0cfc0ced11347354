"""Contents that overlap only in part to contents of which each holds another or has nothing to do with it."""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from math import inf

from newsnb.values import Span


def uncrossed(
    text: str, contents: Sequence[Sequence[Span]], stretches: Collection[Span] = ()
) -> list[tuple[Span, ...]]:
    """Cut the contents of several quotes so that no two of their spans cross.

    Parameters
    ----------
    text
        That they lie in.
    contents
        For each quote its spans.
    stretches
        Spans in quotation marks, which are kept whole where a span in plain words runs into them.

    Returns
    -------
    list of tuple of Span
        For each quote what is left of its content, without blanks at the edges; empty where no letter is left.

    Examples
    --------
    >>> uncrossed('It rained. "Yes," he said', [[(0, 12)], [(11, 17)]], [(11, 17)])
    [((0, 10),), ((11, 17),)]
    """
    whole = {start for start, _ in stretches}, {end for _, end in stretches}
    waiting = [(start, -end, at) for at, spans in enumerate(contents) for start, end in spans]
    heapify(waiting)
    around: list[list[float]] = [[-1, inf]]  # spans that the next may lie in; each holds the one behind it
    kept: list[tuple[int, list[float]]] = []
    while waiting:
        start, minus_end, at = heappop(waiting)
        while around[-1][1] <= start:
            around.pop()
        begin = _make_room(around, start, -minus_end, *whole)
        if begin > start:
            heappush(waiting, (begin, minus_end, at))
        else:
            around.append([start, -minus_end])
            kept.append((at, around[-1]))
    found: list[list[Span]] = [[] for _ in contents]
    for at, (start_left, end_left) in kept:
        found[at] += _trimmed(text, int(start_left), int(end_left))
    return [tuple(sorted(spans)) for spans in found]


def _make_room(around: list[list[float]], start: int, end: int, starts: set[int], ends: set[int]) -> int:
    """Cut what ends within a new span; return where that may begin."""
    while around[-1][1] < end:
        if start not in starts and around[-1][1] in ends:
            return int(around[-1][1])
        around.pop()[1] = start
    return start


def outside_of(text: str, content: Sequence[Span], others: Collection[Span]) -> tuple[Span, ...]:
    """Cut the spans of one quote where they cross spans that stay, which do not cross one another.

    >>> outside_of("It rained, he feared", [(3, 20)], [(0, 9), (4, 8)])
    ((9, 20),)
    """
    found: list[Span] = []
    for start, end in content:
        begin = max([b for a, b in others if a < start < b < end], default=start)
        stop = min([a for a, b in others if start < a < end < b], default=end)
        found += _trimmed(text, begin, stop)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """Return a span without blanks at its edges, if a letter is left."""
    words = text[start:end]
    if not any(map(str.isalnum, words)):
        return []
    return [(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))]
