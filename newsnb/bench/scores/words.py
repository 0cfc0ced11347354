"""Text -> the words and quoted stretches by which readings are compared, the same for every system."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from newsnb.values import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”\"„‟«»]|``|''")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_CONTINUING = frozenset('“"„«')  # marks that, at the start of a paragraph, carry on the quote of the one before
_JOINTS = frozenset("([—-")  # after one of these a straight mark opens, as after a blank


def tokens_of(text: str) -> list[Span]:
    """Return the tokens of ``text``: longest runs of letters and digits, which an apostrophe inside a word joins.

    Marks and blanks are in no token, so that quotation marks, commas and blanks at a span's edge never matter.
    """
    return [match.span() for match in _WORD.finditer(text)]


def tokens_in(spans: Iterable[Span], tokens: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the ``tokens`` that lie at least half inside one of ``spans``."""
    return frozenset(number for start, end in spans for number in _half_inside(start, end, tokens))


def _half_inside(start: int, end: int, tokens: Sequence[Span]) -> Iterable[int]:
    first = bisect_right(tokens, start, key=lambda token: token[1])
    beyond = bisect_left(tokens, end, key=lambda token: token[0])
    for number in range(first, beyond):
        left, right = tokens[number]
        if 2 * (min(right, end) - max(left, start)) >= right - left:
            yield number


def stretches(text: str) -> list[Span]:
    """Find the texts between paired quotation marks, without the marks, paragraph by paragraph.

    A curly, low or angled mark opens or closes by its shape. A straight one opens where none is open, or where it
    follows a blank or a bracket and a word follows (the open one was stray); else it closes. A stretch that its
    paragraph leaves open ends there if the next paragraph begins with a mark, as in a quote of several paragraphs;
    otherwise it is dropped. Single marks are not looked at; those of LaTeX are.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    found: list[Span] = []
    for (start, end), following in zip_longest(paragraphs, paragraphs[1:], fillvalue=(0, 0)):
        paired, left_open = _paired(text, start, end)
        found += paired
        if left_open is not None and text[slice(*following)].lstrip()[:1] in _CONTINUING:
            found.append((left_open, end))
    return [(start, end) for start, end in found if text[start:end].strip()]


def _paired(text: str, start: int, end: int) -> tuple[list[Span], int | None]:
    """Pair the marks of the paragraph ``text[start:end]``: its stretches, and where one is left open."""
    found: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if _opens(mark[0], before, after, inside=opened is not None):
            opened = mark.end()
        elif opened is not None:
            found.append((opened, mark.start()))
            opened = None
    return found, opened


def _opens(mark: str, before: str, after: str, *, inside: bool) -> bool:
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    if not inside:
        return before.isspace() or not after.isspace()
    return (before.isspace() or before in _JOINTS) and not after.isspace()
