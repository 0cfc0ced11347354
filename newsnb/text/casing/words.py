"""Text to its paragraphs in capitals, and these to words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsnb.lang import english
from newsnb.text.parts import find_paragraphs
from newsnb.values import Span

_MAYBE = english.text.patterns.maybe_capitals
_WORD = english.text.patterns.capital_word
_PRINTED = english.text.patterns.printed_inside
_LABEL = english.text.patterns.capital_label
_CONTRACTIONS = english.text.words.contractions
_NEGATED = english.text.maps.negated
_FEWEST_WORDS = 3
_LEAST_LABELS = 2
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

    def name(self, form: str = "title") -> None:
        """Mark the word as a name."""
        self.form, self.is_name = form, True

    def mark(self, form: str | None = "title") -> None:
        """Mark the word as a name, unless it is one already or has no ``form``."""
        if form and not self.is_name:
            self.name(form)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words in capitals of a paragraph, and the text that it stands in."""

    text: str
    span: Span
    words: Sequence[Word]

    def plain(self, i: int) -> str:
        """Return a word in small letters; nothing before the first and behind the last."""
        return self.words[i].plain if 0 <= i < len(self.words) else ""

    def gap(self, i: int) -> str:
        """Return what stands between a word and the one before; nothing before the first and behind the last."""
        return self.text[self.words[i - 1].end : self.words[i].start] if 0 < i < len(self.words) else ""

    def is_joined(self, i: int) -> bool:
        """Return whether but a blank or a hyphen stands between a word and the one before."""
        return self.gap(i) in (" ", "-")

    def read_neighbours(self, i: int) -> tuple[str, str]:
        """Return the characters before and behind a word."""
        word = self.words[i]
        return self.text[max(0, word.start - 1) : word.start], self.text[word.end : word.end + 1]


def find_capitals(text: str) -> list[Span]:
    """Return the paragraphs that stand in capitals, without the labels of speakers before what they say.

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
    return _cut_labels(text, found)


def _cut_labels(text: str, spans: Sequence[Span]) -> list[Span]:
    """Leave out the labels of speakers where there are several."""
    labels = [_LABEL.match(text, *span) for span in spans]
    if sum(map(bool, labels)) < _LEAST_LABELS:
        return list(spans)
    return [(label.end() if label else start, end) for (start, end), label in zip(spans, labels, strict=True)]


def read_paragraph(text: str, span: Span) -> Paragraph:
    """Return a paragraph with its words in capitals; one with a small letter in it is left as it is."""
    words = (match for match in _WORD.finditer(text, *span))
    return Paragraph(text, span, [Word(m.start(), m.end(), to_plain(m[0])) for m in words if m[0].isupper()])


def to_plain(word: str) -> str:
    """Return a word in small letters, without what an apostrophe joins to it.

    >>> to_plain("TRUMP'S"), to_plain("WE'LL"), to_plain("DIDN'T"), to_plain("O'BRIEN")
    ('trump', 'we', 'did', "o'brien")
    """
    plain = word.lower().replace("’", "'")
    before, _, behind = plain.rpartition("'")
    if not before or behind not in _CONTRACTIONS:
        return plain
    return _NEGATED.get(before, before.removesuffix("n")) if behind == "t" else before


def find_printed(text: str, capitals: Sequence[Span]) -> dict[str, str]:
    """Return how the other paragraphs print words in the middle of their sentences, by the words in small letters."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end in _find_others(capitals, len(text)):
        words = () if text[start:end].isupper() else _PRINTED.finditer(text, start, end)
        for match in words:
            printed[match[0].lower()][match[0]] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in printed.items()}


def _find_others(spans: Sequence[Span], length: int) -> Iterator[Span]:
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), length]
    return zip(starts, ends, strict=True)


def _is_in_capitals(paragraph: str) -> bool:
    words = [word for word in _WORD.findall(paragraph) if len(word) > 1]
    small = sum(not word.isupper() for word in words)
    if len(words) < _FEWEST_WORDS or small > _MOST_SMALL * len(words):
        return False
    return sum(to_plain(word) in english.dictionary for word in words) >= _LEAST_KNOWN * len(words)
