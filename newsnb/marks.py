"""Text to quotation marks, paired paragraph by paragraph.

A mark that pairs with nothing is left alone and told of; it never swallows what follows. A quotation that runs over
several paragraphs opens at each of them and closes once: each paragraph's part is a pair of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsnb.values import Note, Span

CLOSING = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", '"': '"', "'": "'"}
_CLOSERS = frozenset("".join(CLOSING.values()))
_SINGLE = frozenset("'‘’‚")
_SHORTEST_IN_SINGLE = 3  # characters from mark to mark: below it stands the n of rock 'n' roll
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{<—–-/:“‘«\"'")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}>—–-/.,;:!?…”’»\"'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A quotation: the offset of its opening mark and the end after its closing one.

    ``closed`` is False where the quotation goes on in the next paragraph, and ``end`` is then the paragraph's end.
    ``depth`` counts the quotations that it stands in.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
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
        for at in left_open:
            if follower is not None and text[at] == text[follower] and at == left_open[-1]:
                pairs.append(Pair(start=at, end=end, closed=False))
            elif text[at] not in _SINGLE:
                stray.append(at)
    return Marks(pairs=tuple(_with_depth(pairs)), stray=tuple(sorted(stray)))


def _with_depth(pairs: Iterable[Pair]) -> Iterator[Pair]:
    around: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        while around and around[-1].end <= pair.start:
            around.pop()
        yield replace(pair, depth=len(around))
        around.append(pair)


def _pair_paragraph(text: str, start: int, end: int) -> tuple[list[Pair], list[int], list[int]]:
    """Give the pairs, the openings left open and the closings without an opening of one paragraph."""
    stack: list[int] = []
    waiting = dict.fromkeys(_CLOSERS, 0)  # how many open marks each closing mark could close
    pairs: list[Pair] = []
    lost: list[int] = []

    def take(at: int) -> None:
        for mark in CLOSING[text[at]]:
            waiting[mark] -= 1

    for at, opens in _roles(text, start, end, waiting):
        if opens:
            stack.append(at)
            for mark in CLOSING[text[at]]:
                waiting[mark] += 1
        elif waiting[text[at]]:
            while text[at] not in CLOSING[text[stack[-1]]]:
                dropped = stack.pop()
                take(dropped)
                if text[dropped] not in _SINGLE:
                    lost.append(dropped)
            opened = stack.pop()
            take(opened)
            if text[at] not in _SINGLE or at - opened >= _SHORTEST_IN_SINGLE:
                pairs.append(Pair(start=opened, end=at + 1))
        elif text[at] not in _SINGLE:
            lost.append(at)
    return pairs, stack, lost


def _roles(text: str, start: int, end: int, waiting: dict[str, int]) -> Iterator[tuple[int, bool]]:
    """Yield each mark's offset and whether it opens, judged by its neighbours and by what is ``waiting``."""
    for at in range(start, end):
        mark = text[at]
        if mark not in CLOSING and mark not in _CLOSERS:
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark in _SINGLE:
            role = _role_of_single(mark, before, after, waiting)
            if role is not None:
                yield at, role
        elif mark == '"':
            inch = before.isdigit() and not waiting[mark]
            if not inch:
                yield at, _straight_opens(before, after, bool(waiting[mark]))
        else:
            yield at, mark in CLOSING and not (mark in _CLOSERS and waiting[mark])


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
