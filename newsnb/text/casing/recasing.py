"""Text to the same text with its paragraphs in capitals recased: which letters become small ones."""

from collections.abc import Iterator

from newsnb.gazetteer import Gazetteer
from newsnb.lang import english
from newsnb.text.casing.names import mark_names
from newsnb.text.casing.single import ABBREVIATIONS, Known
from newsnb.text.casing.words import Paragraph, Word, find_capitals, find_printed, read_paragraph
from newsnb.text.datelines import match_dateline

_SENTENCE_BEFORE = english.text.patterns.sentence_before
_AGENCY = english.text.patterns.any_agency
_JOINED = english.text.patterns.joined_name
_WIDEST_GAP = 20  # characters between two sentences


def recase(text: str, gazetteer: Gazetteer) -> str:
    """Return ``text`` with its paragraphs in capitals in small letters, but for names; every character keeps its place.

    >>> from newsnb.gazetteer import load
    >>> recase("RAIN CUT OFF TOWNS IN NORTHERN SWEDEN, THE U.N. SAID.", load())
    'Rain cut off towns in northern Sweden, the U.N. said.'
    """
    spans = find_capitals(text)
    if not spans:
        return text
    paragraphs = [read_paragraph(text, span) for span in spans]
    mark_names(paragraphs, Known(gazetteer, find_printed(text, spans)))
    pieces: list[str] = []
    at = 0
    for start, end, printed in (piece for paragraph in paragraphs for piece in _recase_words(paragraph)):
        pieces += (text[at:start], printed)
        at = end
    return "".join((*pieces, text[at:]))


def _recase_words(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """Yield where each word stands, and how it is printed; the town of a dateline stays in capitals."""
    kept, head = _read_head(paragraph)
    for i, word in enumerate(paragraph.words):
        if word.start >= kept:
            is_town = kept > paragraph.span[0]
            begins = is_town if word.start < head else _begins_sentence(paragraph, i, head)
            yield word.start, word.end, _print(paragraph.text[word.start : word.end], word, begins=begins)


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


def _begins_sentence(paragraph: Paragraph, i: int, head: int) -> bool:
    before, word = paragraph.words[max(0, i - 1)], paragraph.words[i]
    if before is word or before.start < head:
        return True
    if paragraph.text.startswith(".", before.end) and (before.plain in ABBREVIATIONS or len(before.plain) == 1):
        return False
    gap = paragraph.text[max(before.end, word.start - _WIDEST_GAP) : word.start]
    return _SENTENCE_BEFORE.search(gap) is not None


def _print(capitals: str, word: Word, *, begins: bool) -> str:
    """Return the letters of a word as they are printed; with a capital first where a sentence ``begins``."""
    small = _lower(capitals)
    told = {"small": "", "title": "", "kept": capitals}.get(word.form, word.form)[: len(word.plain)]
    if told:
        return told + small[len(told) :]
    is_capitalized = word.form == "title" or (begins and "." not in word.plain)
    return _capitalize(capitals, small, word) if is_capitalized else small


def _capitalize(capitals: str, small: str, word: Word) -> str:
    joined = _JOINED.match(small) if word.is_name else None
    places = (0, joined.end() if joined else 0)
    return "".join(capitals[i] if i in places else letter for i, letter in enumerate(small))


def _lower(capitals: str) -> str:
    """Return small letters, one for each: the dotted capital I of Turkish has two."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in capitals)
