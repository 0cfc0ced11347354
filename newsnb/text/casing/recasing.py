"""Text to the same text with its paragraphs in capitals recased: which letters become small ones."""

from collections.abc import Iterator

from newsnb.gazetteer import Gazetteer
from newsnb.lang import english
from newsnb.text.casing.names import mark_names
from newsnb.text.casing.single import ABBREVIATIONS, Known
from newsnb.text.casing.words import Paragraph, Word, paragraphs_in_capitals, printed_elsewhere, read_paragraph
from newsnb.text.datelines import match_dateline

_SENTENCE_BEFORE = english.pattern("text.sentence_before")
_AGENCY = english.pattern("text.any_agency")
_JOINED = english.pattern("text.joined_name")
_WIDEST_GAP = 20  # characters between two sentences


def recase(text: str, gazetteer: Gazetteer) -> str:
    """Return ``text`` with its paragraphs in capitals in small letters, but for names; every character keeps its place.

    >>> from newsnb.gazetteer import load
    >>> recase("RAIN CUT OFF TOWNS IN NORTHERN SWEDEN, THE U.N. SAID.", load())
    'Rain cut off towns in northern Sweden, the U.N. said.'
    """
    spans = paragraphs_in_capitals(text)
    if not spans:
        return text
    paragraphs = [read_paragraph(text, span) for span in spans]
    mark_names(paragraphs, Known(gazetteer, printed_elsewhere(text, spans)))
    pieces: list[str] = []
    at = 0
    for start, end, printed in (piece for paragraph in paragraphs for piece in _recase_words(paragraph)):
        pieces += (text[at:start], printed)
        at = end
    return "".join((*pieces, text[at:]))


def _recase_words(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """Yield where each word stands, and how it is printed; the town of a dateline stays in capitals."""
    kept, head = _read_head(paragraph)
    text = paragraph.text
    for before, word in zip((None, *paragraph.words), paragraph.words, strict=False):
        if word.start < kept:
            continue
        begins = before is None or before.start < head or _begins_sentence(text, before, word)
        capital = begins and "." not in word.plain and (word.start >= head or kept > paragraph.span[0])
        yield word.start, word.end, _print(text[word.start : word.end], word, capital=capital)


def _read_head(paragraph: Paragraph) -> tuple[int, int]:
    """Return where the town of a dateline and the dateline end.

    Other words without an agency are a heading (CRICKET -), in small letters: it has no town that would end.
    """
    start = paragraph.span[0]
    dateline = match_dateline(paragraph.text, paragraph.span)
    if dateline is None:
        return start, start
    end = dateline.town[1]
    are_names = all(word.is_name for word in paragraph.words if word.start < end)
    is_town = are_names or _AGENCY.search(paragraph.text, end, dateline.end)
    return end if is_town else start, dateline.end


def _begins_sentence(text: str, before: Word, word: Word) -> bool:
    is_abbreviated = before.plain in ABBREVIATIONS or len(before.plain) == 1
    if is_abbreviated and text.startswith(".", before.end):
        return False
    return _SENTENCE_BEFORE.search(text, max(before.end, word.start - _WIDEST_GAP), word.start) is not None


def _print(capitals: str, word: Word, *, capital: bool) -> str:
    """Return the letters of a word as they are printed; with a ``capital`` first where a sentence begins."""
    length = len(word.plain)
    if word.form == "kept":
        return capitals[:length] + _small(capitals[length:])
    if word.form not in ("small", "title") and len(word.form) == length:
        return word.form + _small(capitals[length:])
    small = _small(capitals)
    if word.form == "small" and not capital:
        return small
    joined = _JOINED.match(small) if word.is_name else None
    at = joined.end() if joined else 0
    return "".join(letter if i in (0, at) else small[i] for i, letter in enumerate(capitals))


def _small(capitals: str) -> str:
    """Return small letters, one for each: the dotted capital I of Turkish has two."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in capitals)
