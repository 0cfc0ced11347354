"""Cut a text into the words that a student selects, with their offsets."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from newsnb.values import Span

# A word with its inner hyphens, apostrophes, points and commas, or one sign with what modifies it (an emoji's colour).
_WORD = re.compile(r"\w+(?:[-'’.,\u2010\u2011]\w+)*|\S[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*")


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word stands; ``solid`` if it has a letter or digit, so that marks are compared by it."""

    start: int
    end: int
    solid: bool


@lru_cache(maxsize=16)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text.

    >>> [(word.start, word.end, word.solid) for word in words_of("“No,” he said.")]
    [(0, 1, False), (1, 3, True), (3, 4, False), (4, 5, False), (6, 8, True), (9, 13, True), (13, 14, False)]
    """
    return tuple(
        Word(match.start(), match.end(), any(map(str.isalnum, match.group()))) for match in _WORD.finditer(text)
    )


def numbers_in(words: tuple[Word, ...], span: Span) -> list[int]:
    """Return the numbers of the words of a span, and of those that it cuts."""
    start, end = span
    first = bisect_right(words, start, key=lambda word: word.end)
    return list(range(first, bisect_left(words, end, lo=first, key=lambda word: word.start))) if start < end else []


def solid_in(words: tuple[Word, ...], spans: tuple[Span, ...]) -> tuple[int, ...]:
    """Return the numbers of the solid words in spans."""
    return tuple(number for span in spans for number in numbers_in(words, span) if words[number].solid)


def pieces_of(text: str, words: tuple[Word, ...], start: int, end: int) -> list[str]:
    """Return a stretch of text as gap, word, gap, word, ..., gap."""
    pieces, at = [], start
    for word in words[bisect_left(words, start, key=lambda word: word.start) :]:
        if word.end > end:
            break
        pieces += [text[at : word.start], text[word.start : word.end]]
        at = word.end
    return [*pieces, text[at:end]]


def brief(words: str, longest: int) -> str:
    """Return the first and the last words of a long quote, cut between words.

    >>> brief("We have the ship, we have the crew, and nobody wants to sail.", 40)
    'We have the ship, we … wants to sail.'
    """
    if len(words) <= longest:
        return words
    tail = longest * 2 // 5
    first, last = words[: longest - tail - 3], words[-tail:]
    return f"{first.rpartition(' ')[0] or first} … {last.partition(' ')[2] or last}"
