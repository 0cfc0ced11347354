"""Cut text and spans into blocks of pieces, which the browser draws without counting characters.

A piece is a stretch of text in which no span begins or ends, with all spans that cover it. Pieces and gaps joined are
the text again, whatever the spans: they may nest, cross, touch or run past the end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_LINE = re.compile(r"[^\n]*\n[\r\n]*|[^\n]+")


@dataclass(frozen=True, slots=True)
class Layer(Generic[T]):
    """Something that covers ``[start, end)`` of the text."""

    start: int
    end: int
    what: T


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """Words with what covers them; what starts first comes first, and of those the longest."""

    words: str
    layers: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Block(Generic[T]):
    """A paragraph: its pieces, and the line breaks after it."""

    start: int
    end: int
    pieces: tuple[Piece[T], ...]
    gap: str


def blocks_of(text: str, layers: Iterable[Layer[T]]) -> list[Block[T]]:
    """Cut ``text`` into paragraphs, and those into pieces.

    >>> [block] = blocks_of("Moscow spoke", [Layer(0, 6, "place")])
    >>> [(piece.words, piece.layers) for piece in block.pieces]
    [('Moscow', ('place',)), (' spoke', ())]
    """
    starts, ends = _find_edges(len(text), layers)
    edges = sorted({*starts, *ends})
    active: list[Layer[T]] = []
    blocks, at = [], 0
    for start, stop, after in _split_lines(text):
        pieces, here = [], start
        while here < stop:
            while at < len(edges) and edges[at] <= here:
                active = [*(layer for layer in active if layer.end > edges[at]), *starts.get(edges[at], ())]
                active.sort(key=lambda layer: (layer.start, -layer.end))
                at += 1
            then = min(stop, edges[at]) if at < len(edges) else stop
            pieces.append(Piece(text[here:then], tuple(layer.what for layer in active if layer.end > here)))
            here = then
        blocks.append(Block(start, stop, tuple(pieces), text[stop:after]))
    return blocks


def _find_edges(length: int, layers: Iterable[Layer[T]]) -> tuple[dict[int, list[Layer[T]]], set[int]]:
    starts: defaultdict[int, list[Layer[T]]] = defaultdict(list)
    ends = set()
    for layer in layers:
        if 0 <= layer.start < min(layer.end, length):
            starts[layer.start].append(layer)
            ends.add(layer.end)
    return dict(starts), ends


def _split_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end without the line breaks, and end of each paragraph."""
    for match in _LINE.finditer(text):
        words = match.group().rstrip("\r\n")
        yield match.start(), match.start() + len(words), match.end()
