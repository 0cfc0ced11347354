"""Text -> its sentences, known by its characters alone."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from newsnb.lang import english
from newsnb.values import Span

_END = re.compile(r"[.!?…][\"”’)\]']*(?=\s+[\"“‘'(\[]*[A-Z0-9])|\n+")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_LONGEST_WORD = 20
_ABBREVIATIONS = (
    english.text.words.abbreviations | english.names.words.courtesy_titles | frozenset(english.abbreviated_titles)
)


@lru_cache(maxsize=64)
def sentences_of(text: str) -> tuple[Span, ...]:
    """Return the sentences, which joined are the text.

    >>> sentences_of("Mr. Berg left. He sold it.")
    ((0, 14), (14, 26))
    >>> sentences_of("It rose to 6%. He sold it.")
    ((0, 14), (14, 26))
    """
    ends = [match.end() for match in _END.finditer(text) if not _is_inside(text, match)]
    starts = [0, *ends]
    return tuple((start, end) for start, end in zip(starts, [*ends, len(text)], strict=True) if start < end)


def _is_inside(text: str, match: re.Match[str]) -> bool:
    """Return whether a full stop stands behind an abbreviation or an initial."""
    last = _LAST_WORD.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
    if match.group() != "." or last is None:
        return False
    is_initial = len(last[1]) == 1 and not last[1].isdigit()
    return is_initial or last[1].lower() in _ABBREVIATIONS


def number_of(spans: Sequence[Span], at: int) -> int:
    """Return which of spans in text order holds an offset, or is the last that begins before it."""
    return max(0, bisect_right(spans, at, key=lambda span: span[0]) - 1)
