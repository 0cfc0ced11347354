"""Text to its paragraphs in capitals, and these to words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsnb.lang import english
from newsnb.text.parts import find_paragraphs
from newsnb.values import Span

_MAYBE = re.compile(r"[^a-z\n]{16}")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_PRINTED = re.compile(r"(?<=[^\W_A-ZÀ-Þ] )[^\W\d_]{2,}|(?<=[,;] )[^\W\d_]{2,}")  # in the middle of a sentence
_LABEL = re.compile(r"[A-Z][A-Z.'’ -]{0,40}:(?=\s)")
_CONTRACTED = frozenset("t ll re ve m d".split())
_NOT = {"can": "can", "won": "will", "shan": "shall", "ain": "is"}
_FEWEST_WORDS = 3
_LEAST_KNOWN = 0.34  # share of words that are in the dictionary: a row of codes has fewer
_MOST_SMALL = 0.1  # share of words with small letters: of McCain, or of the country in a dateline


@dataclass(slots=True)
class Word:
    """A word of a paragraph in capitals.

    Attributes
    ----------
    start, end
        Where it stands.
    plain
        The word in small letters, without its 's.
    form
        How it is printed: "small", "title" for a capital first, "kept" for capitals, or its letters as they are.
    is_name
        Whether it is a name, or part of one.
    """

    start: int
    end: int
    plain: str
    form: str = "small"
    is_name: bool = False

    def named(self, form: str = "title") -> None:
        """Take the word for a name."""
        self.form, self.is_name = form, True


def paragraphs_in_capitals(text: str) -> list[Span]:
    """Give the paragraphs that stand in capitals, without the labels of speakers before what they say.

    In an article in capitals these are all without a small letter; elsewhere, those of at least three words most of
    which are in no list of names.
    """
    if not _MAYBE.search(text):
        return []
    paragraphs = find_paragraphs(text)
    found = [span for span in paragraphs if _MAYBE.search(text, *span) and _is_in_capitals(text[slice(*span)])]
    if 2 * sum(end - start for start, end in found) > len(text):
        known = set(found)
        found = [span for span in paragraphs if span in known or text[slice(*span)].isupper()]
    labels = [label.end() if (label := _LABEL.match(text, *span)) else 0 for span in found]
    if sum(map(bool, labels)) > 1:
        found = [(max(start, label), end) for (start, end), label in zip(found, labels, strict=True)]
    return found


def words_of(text: str, span: Span) -> list[Word]:
    """Give the words in capitals of a paragraph; one with a small letter in it is left as it is."""
    words = (match for match in _WORD.finditer(text, *span))
    return [Word(m.start(), m.end(), plain_of(m[0])) for m in words if m[0].isupper()]


def is_beside(text: str, word: Word, following: Word) -> bool:
    """Tell whether but a blank or a hyphen stands between two words."""
    return following.start == word.end + 1 and text[word.end] in " -"


def plain_of(word: str) -> str:
    """Give a word in small letters, without what an apostrophe joins to it.

    >>> plain_of("TRUMP'S"), plain_of("WE'LL"), plain_of("DIDN'T"), plain_of("O'BRIEN")
    ('trump', 'we', 'did', "o'brien")
    """
    plain = word.lower().replace("’", "'")
    before, _, behind = plain.rpartition("'")
    if not before or not (behind == "s" or behind in _CONTRACTED):
        return plain
    return _NOT.get(before, before.removesuffix("n")) if behind == "t" else before


def printed_elsewhere(text: str, capitals: Sequence[Span]) -> dict[str, str]:
    """Give how the other paragraphs print words in the middle of their sentences, by the words in small letters."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end in _between(capitals, len(text)):
        if not text[start:end].isupper():
            for match in _PRINTED.finditer(text, start, end):
                printed[match[0].lower()][match[0]] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in printed.items()}


def _between(spans: Sequence[Span], length: int) -> Iterator[Span]:
    at = 0
    for start, end in spans:
        yield at, start
        at = end
    yield at, length


def _is_in_capitals(paragraph: str) -> bool:
    words = [word for word in _WORD.findall(paragraph) if len(word) > 1]
    if len(words) < _FEWEST_WORDS or sum(not word.isupper() for word in words) > _MOST_SMALL * len(words):
        return False
    return sum(plain_of(word) in english.dictionary for word in words) >= _LEAST_KNOWN * len(words)
