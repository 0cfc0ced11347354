"""Text to the same text with its paragraphs in capitals recased: which letters become small ones."""

import re
from collections.abc import Iterator, Sequence

from newsnb.gazetteer import Gazetteer
from newsnb.text.casing.names import mark_names
from newsnb.text.casing.single import ABBREVIATIONS, Known
from newsnb.text.casing.words import Word, paragraphs_in_capitals, printed_elsewhere, words_of
from newsnb.values import Span

_DATELINE = re.compile(
    r"([A-Z][A-Z.'’\- ]{1,30}?)(?:, [A-Z][A-Za-z.'’ ]{1,25})?(?:,? [A-Za-z]{3,9}\.? \d{1,2})?"
    r"(?: ?\([A-Z][A-Za-z]+\))? ?(?:--|—|–|-)(?=\s)"
)
_SENTENCE_BEFORE = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"“‘'(\[]*$|[,:]\s+[\"“‘']$|(?:--|—|–)\s+[\"“]$|\n\s*[\"“‘'(\[]*$")
_WIDEST_GAP = 20  # characters between two sentences
_JOINED = re.compile(r"mc(?=[^\W\d_]{3})|[^\W\d_]{1,2}['’](?=[^\W\d_]{3})")


def recase(text: str, gazetteer: Gazetteer) -> str:
    """Give ``text`` with its paragraphs in capitals in small letters, but for names; every character keeps its place.

    >>> from newsnb.gazetteer import load
    >>> recase("RAIN CUT OFF TOWNS IN NORTHERN SWEDEN, THE U.N. SAID.", load())
    'Rain cut off towns in northern Sweden, the U.N. said.'
    """
    spans = paragraphs_in_capitals(text)
    if not spans:
        return text
    paragraphs = [words_of(text, span) for span in spans]
    mark_names(text, paragraphs, Known(gazetteer, printed_elsewhere(text, spans)))
    pieces: list[str] = []
    at = 0
    for span, words in zip(spans, paragraphs, strict=True):
        for start, end, printed in _recased(text, span, words):
            pieces += (text[at:start], printed)
            at = end
    return "".join((*pieces, text[at:]))


def _recased(text: str, span: Span, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield where each word stands, and how it is printed.

    The town of a dateline stays in capitals; other words before a dash are a heading (CRICKET -), in small letters.
    """
    dateline = _DATELINE.match(text, *span)
    head = dateline.end() if dateline else span[0]
    is_town = dateline is not None and all(word.is_name for word in words if word.start < dateline.end(1))
    kept = dateline.end(1) if dateline and is_town else span[0]
    before: Word | None = None
    for word in words:
        if word.start >= kept:
            begins = before is None or before.start < head or _begins_sentence(text, before, word)
            capital = begins and (is_town or word.start >= head) and "." not in word.plain
            yield word.start, word.end, _printed(text[word.start : word.end], word, capital=capital)
        before = word


def _begins_sentence(text: str, before: Word, word: Word) -> bool:
    if text.startswith(".", before.end) and (before.plain in ABBREVIATIONS or len(before.plain) == 1):
        return False
    return _SENTENCE_BEFORE.search(text, max(before.end, word.start - _WIDEST_GAP), word.start) is not None


def _printed(capitals: str, word: Word, *, capital: bool) -> str:
    """Give the letters of a word as they are printed; with a ``capital`` first where a sentence begins."""
    length = len(word.plain)
    if word.form == "kept":
        return capitals[:length] + _small(capitals[length:])
    if word.form not in ("small", "title") and len(word.form) == length:
        return word.form + _small(capitals[len(word.form) :])
    small = _small(capitals)
    if word.form == "small" and not capital:
        return small
    joined = _JOINED.match(small)
    at = joined.end() if joined and word.is_name else 0
    return capitals[0] + small[1:at] + capitals[at] + small[at + 1 :] if at else capitals[0] + small[1:]


def _small(capitals: str) -> str:
    """Give small letters, one for each: the dotted capital I of Turkish has two."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in capitals)
