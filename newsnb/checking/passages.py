"""The reading of a text -> the passages that can be checked: words in marks, and statements that somebody makes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsnb.checking.ground import marked_of
from newsnb.checking.words import Words, is_small, words_of
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Quote, Span

_OMISSION = english.checking.patterns.omission
_BRACKETS = english.checking.patterns.brackets
_LABEL = re.compile(r"[A-Z][\w’-]+:\s*$")  # who speaks
_FEWEST = 3  # words that say something, of a statement beside words in marks


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text that are said to be somebody's.

    Attributes
    ----------
    start, end
        Where it stands in the text, marks included.
    marked
        Whether it stands in quotation marks.
    words
        Its words, without those in square brackets.
    breaks
        Numbers of the words before which dots or brackets show that something was left out or put in.
    quote
        The quote of the reading that it belongs to; None if nobody is said to have said it.
    cue
        The reporting words.
    """

    start: int
    end: int
    marked: bool
    words: Words
    breaks: frozenset[int]
    quote: Quote | None
    cue: Words


def passages_of(reading: Reading) -> list[Passage]:
    """Return the passages of a text that can be checked, in text order."""
    text = reading.text or ""
    stretches = marked_of(text)
    found = [*_list_marked(reading, stretches), *_list_statements(reading, stretches)]
    return sorted(found, key=lambda passage: (passage.start, passage.end))


def _list_marked(reading: Reading, stretches: Sequence[Span]) -> Iterator[Passage]:
    text = reading.text or ""
    owners = [_owner_of(reading, stretch) for stretch in stretches]
    groups: list[list[int]] = []
    for number, (start, _) in enumerate(stretches):
        goes_on = groups and owners[number] and owners[number] is owners[groups[-1][-1]]
        if goes_on and text[start + 1 : start + 2].islower():
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in groups:
        passage = _make(text, [stretches[at] for at in group], True, owners[group[0]])
        if passage.words:
            yield passage


def _owner_of(reading: Reading, stretch: Span) -> Quote | None:
    """Return the innermost quote that words in marks belong to."""
    around = [
        quote
        for quote in reading.quotes
        if any(start < stretch[1] and stretch[0] < end for start, end in quote.content)
    ]
    return min(around, key=lambda quote: sum(end - start for start, end in quote.content), default=None)


def _list_statements(reading: Reading, stretches: Sequence[Span]) -> Iterator[Passage]:
    text = reading.text or ""
    for quote in reading.quotes:
        parts = [part for span in quote.content for part in _without(span, stretches)]
        plain = [(start, end) for start, end in parts if not _LABEL.search(text, start, end)]
        passage = _make(text, plain, False, quote)
        telling = sum(not is_small(form) for form in passage.words.forms)
        if telling >= (1 if quote.type == "indirect" else _FEWEST):
            yield passage


def _without(span: Span, stretches: Sequence[Span]) -> Iterator[Span]:
    at, stop = span
    for start, end in stretches:
        if start < stop and at < end:
            if at < start:
                yield at, start
            at = end
    if at < stop:
        yield at, stop


def _make(text: str, spans: Sequence[Span], marked: bool, quote: Quote | None) -> Passage:
    pieces: list[Span] = []
    signs: list[int] = [start for start, _ in spans[1:] if not marked]
    for start, end in spans:
        for sign in [*_BRACKETS.finditer(text, start, end), *_OMISSION.finditer(text, start, end)]:
            signs.append(sign.end())
        at = start
        for bracket in _BRACKETS.finditer(text, start, end):
            pieces.append((at, bracket.start()))
            at = bracket.end()
        pieces.append((at, end))
    words = words_of(text, pieces)
    starts = [start for start, _ in words.spans]
    breaks = frozenset(sum(start < sign for start in starts) for sign in signs)
    ends = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    return Passage(*ends, marked, words, breaks, quote, words_of(text, quote.cue if quote else ()))
