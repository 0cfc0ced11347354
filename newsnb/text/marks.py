"""Text to quotation marks, paired paragraph by paragraph.

Straight and curly double and single marks, guillemets and low-high ones, and two single marks typed for a double one.

A mark that pairs with nothing is left alone and told of; it never swallows what follows. A quotation that runs over
several paragraphs opens at each of them and closes once: each paragraph's part is a pair of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsnb.plain import Value
from newsnb.values import Note, Span

CLOSING = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", '"': '"', "'": "'"}
_CLOSERS = frozenset("".join(CLOSING.values()))
_MARK = re.compile(f"''|``|[{''.join(sorted({*CLOSING, *_CLOSERS}))}]")
_SINGLE = frozenset("'‘’‚")
_SHORTEST_IN_SINGLE = 3  # characters from mark to mark: below it stands the n of rock 'n' roll
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{<—–-/:“‘«\"'")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}>—–-/.,;:!?…”’»\"'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Value):
    """A quotation: the offset of its opening mark and the end after its closing one.

    ``closed`` is False where the quotation goes on in the next paragraph, and ``end`` is then the paragraph's end.
    ``depth`` counts the quotations that it stands in.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks(Value):
    """The quotation marks of a text: pairs in text order, and offsets of the marks that were left alone."""

    pairs: tuple[Pair, ...] = ()
    stray: tuple[int, ...] = ()

    def notes(self) -> tuple[Note, ...]:
        """Say of each mark left alone that it was."""
        message = "this quotation mark was left unpaired"
        return tuple(Note(code="unpaired-mark", start=at, end=at + 1, message=message) for at in self.stray)


def pair_marks(text: str, paragraphs: Sequence[Span]) -> Marks:
    """Pair the quotation marks of ``text``.

    Parameters
    ----------
    text
        The article.
    paragraphs
        Half-open spans; no pair crosses the end of one.

    Notes
    -----
    Takes time linear in the text. Apostrophes are no marks: a single mark opens only before a letter and after a
    blank, closes only an open one, and one that finds no partner is an apostrophe.
    """
    pairs: list[Pair] = []
    stray: list[int] = []
    for number, (start, end) in enumerate(paragraphs):
        closed, left_open, lost = _pair_paragraph(text, start, end)
        pairs += closed
        stray += lost
        follower = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else None
        for mark in left_open:
            goes_on = follower is not None and text[mark.start] == text[follower] and mark is left_open[-1]
            if goes_on:
                pairs.append(Pair(start=mark.start, end=end, closed=False))
            elif mark.sign not in _SINGLE:
                stray.append(mark.start)
    return Marks(pairs=tuple(_with_depth(pairs)), stray=tuple(sorted(stray)))


def _with_depth(pairs: Iterable[Pair]) -> Iterator[Pair]:
    around: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        while around and around[-1].end <= pair.start:
            around.pop()
        yield replace(pair, depth=len(around))
        around.append(pair)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in the text; ``sign`` is the character that it counts as, and two single ones count as a double one."""

    start: int
    end: int
    sign: str


def _pair_paragraph(text: str, start: int, end: int) -> tuple[list[Pair], list[_Mark], list[int]]:
    """Give the pairs, the openings left open and the closings without an opening of one paragraph."""
    stack: list[_Mark] = []
    waiting = dict.fromkeys(_CLOSERS, 0)  # how many open marks each closing mark could close
    pairs: list[Pair] = []
    lost: list[int] = []

    def take() -> _Mark:
        opened = stack.pop()
        for sign in CLOSING[opened.sign]:
            waiting[sign] -= 1
        return opened

    for mark, opens in _roles(text, start, end, waiting):
        if opens:
            stack.append(mark)
            for sign in CLOSING[mark.sign]:
                waiting[sign] += 1
        elif waiting[mark.sign]:
            while mark.sign not in CLOSING[stack[-1].sign]:
                dropped = take()
                if dropped.sign not in _SINGLE:
                    lost.append(dropped.start)
            opened = take()
            if mark.sign not in _SINGLE or mark.start - opened.start >= _SHORTEST_IN_SINGLE:
                pairs.append(Pair(start=opened.start, end=mark.end))
        elif mark.sign not in _SINGLE:
            lost.append(mark.start)
    return pairs, stack, lost


def _roles(text: str, start: int, end: int, waiting: dict[str, int]) -> Iterator[tuple[_Mark, bool]]:
    """Yield each mark and whether it opens, judged by its neighbours and by what is ``waiting``."""
    for found in _MARK.finditer(text, start, end):
        before = text[found.start() - 1] if found.start() > start else " "
        after = text[found.end()] if found.end() < end else " "
        mark = _Mark(found.start(), found.end(), '"' if len(found[0]) == 2 else found[0])
        if found[0] == "``":
            yield mark, True
        elif mark.sign in _SINGLE:
            role = _role_of_single(mark.sign, before, after, waiting)
            if role is not None:
                yield mark, role
        elif mark.sign == '"':
            inch = before.isdigit() and not waiting[mark.sign]
            if not inch:
                yield mark, _straight_opens(before, after, bool(waiting[mark.sign]))
        else:
            yield mark, mark.sign in CLOSING and not (mark.sign in _CLOSERS and waiting[mark.sign])


def _straight_opens(before: str, after: str, is_open: bool) -> bool:
    could_open = before in _BEFORE_OPENING and not after.isspace()
    could_close = after in _AFTER_CLOSING and not before.isspace()
    return could_open if could_open != could_close else not is_open


def _role_of_single(mark: str, before: str, after: str, waiting: dict[str, int]) -> bool | None:
    """Tell whether a single mark opens (True), closes (False) or is an apostrophe (None)."""
    if mark in "‘‚'" and before in _BEFORE_OPENING and after.isalpha():
        return True
    if waiting.get(mark) and not before.isspace() and not after.isalnum():
        return False
    return None
