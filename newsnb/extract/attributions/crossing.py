"""Contents that overlap only in part to contents of which each holds another or has nothing to do with it."""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush

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
    starts, ends = {start for start, _ in stretches}, {end for _, end in stretches}
    waiting = [(start, -end, at) for at, spans in enumerate(contents) for start, end in spans]
    heapify(waiting)
    around: list[list[int]] = []  # spans that the next may lie in: start, end, quote; each holds the one behind it
    kept: list[list[int]] = []
    while waiting:
        start, minus_end, at = heappop(waiting)
        end = -minus_end
        while around and around[-1][1] <= start:
            around.pop()
        while around and around[-1][1] < end:
            if start not in starts and around[-1][1] in ends:
                break
            around.pop()[1] = start
        if around and around[-1][1] < end:
            heappush(waiting, (around[-1][1], -end, at))
            continue
        around.append([start, end, at])
        kept.append(around[-1])
    found: list[list[Span]] = [[] for _ in contents]
    for start, end, at in kept:
        if (span := _trimmed(text, start, end)) is not None:
            found[at].append(span)
    return [tuple(sorted(spans)) for spans in found]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    if not any(map(str.isalnum, words)):
        return None
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
