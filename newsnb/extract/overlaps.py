"""Spans by where they lie, so that what may overlap is found without looking at all of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from newsnb.values import Span

K = TypeVar("K", bound=Hashable)

_BLOCK = 256  # characters; about two sentences of news


class Overlaps(Generic[K]):
    """Keys with the spans that they lie on.

    Examples
    --------
    >>> places = Overlaps()
    >>> places.add("a", [(0, 5)]); places.add("b", [(900, 905), (3, 9)])
    >>> places.near([(4, 6)]), places.near([(903, 904)]), places.touches([(5, 9)]), places.touches([(9, 12)])
    (['a', 'b'], ['b'], True, False)
    """

    def __init__(self) -> None:
        self._blocks: defaultdict[int, dict[K, list[Span]]] = defaultdict(dict)
        self._order: dict[K, int] = {}

    def add(self, key: K, spans: Iterable[Span]) -> None:
        """Add ``spans`` to those that ``key`` lies on."""
        self._order.setdefault(key, len(self._order))
        for start, end in spans:
            for block in _blocks(start, end):
                self._blocks[block].setdefault(key, []).append((start, end))

    def near(self, spans: Iterable[Span]) -> list[K]:
        """Return all keys that may overlap one of ``spans``, in the order in which they were first added."""
        found = {key for start, end in spans for block in _blocks(start, end) for key in self._blocks.get(block, ())}
        return sorted(found, key=self._order.__getitem__)

    def touches(self, spans: Iterable[Span]) -> bool:
        """Return whether any key lies on a character of ``spans``."""
        return any(
            a < end and start < b
            for start, end in spans
            for block in _blocks(start, end)
            for others in self._blocks.get(block, {}).values()
            for a, b in others
        )


def share_of(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the Jaccard index of the characters of two lists of spans.

    >>> share_of([(0, 4)], [(2, 6)])
    0.3333333333333333
    """
    both = _common(one, other)
    return both / (sum(b - a for a, b in (*one, *other)) - both)


def covers_half(outer: Sequence[Span], inner: Sequence[Span]) -> bool:
    """Return whether at least half of the characters of ``inner`` lie in ``outer``."""
    return 2 * _common(outer, inner) >= sum(end - start for start, end in inner)


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _blocks(start: int, end: int) -> range:
    return range(start // _BLOCK, (end - 1) // _BLOCK + 1)
