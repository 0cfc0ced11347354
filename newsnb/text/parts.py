"""Text to paragraphs, and paragraphs to the parts of an article: headline, byline, dateline, body, caption, credit."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from newsnb.lang import english
from newsnb.text.datelines import match_dateline
from newsnb.values import PARTS, Part, Span

SILENT = tuple(kind for kind in PARTS if kind not in ("headline", "body"))
"""The parts in which nobody is quoted."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_ENDS_SENTENCE = english.text.patterns.ends_sentence
_BYLINE = english.text.patterns.byline
_WRITERS = english.text.patterns.writers
_BETWEEN_WRITERS = english.text.patterns.between_writers
_ENTRY_TIME = english.text.patterns.entry_time
_END_CREDIT = english.text.patterns.end_credit
_PHOTO_CREDIT = english.text.patterns.photo_credit
_FURNITURE = english.text.patterns.furniture
_LIST_HEADING = english.text.patterns.list_heading
_INSERTED = english.text.patterns.inserted
_WRAPPED_LINE = (45, 100)  # characters; what mail programs and wire services wrap at
_LEAST_WRAPPED = 3  # lines that others follow without an empty one between
_LONGEST_FURNITURE, _LONGEST_INSERTED = 80, 200  # characters
_LONGEST_CAPTION, _LONGEST_HEADLINE, _LONGEST_END_CREDIT = 600, 160, 300
_MOST_TITLES = 4  # lines of a headline, with those above and below it


def find_paragraphs(text: str) -> list[Span]:
    """Split ``text`` at line ends, or at empty lines where its lines were wrapped at a fixed width.

    Returns
    -------
    list of (start, end)
        Without surrounding blanks, in order; every character that is no white space is in one.
    """
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text) if not m[0].isspace()]
    return _join_wrapped(text, lines) if _is_wrapped(text, lines) else lines


def find_parts(text: str, paragraphs: Sequence[Span]) -> tuple[Part, ...]:
    """Find what each paragraph is; neighbours of the same kind become one part."""
    parts: list[Part] = []
    for part in _divide(text, paragraphs):
        if part.kind in ("body", "headline") and parts and parts[-1].kind == part.kind:
            part = Part(kind=part.kind, start=parts.pop().start, end=part.end)
        parts.append(part)
    return tuple(parts)


def lies_in(parts: Iterable[Part], *kinds: str) -> Callable[[int], bool]:
    """Return a test of whether a character lies in a part of one of ``kinds``; ``parts`` are in order."""
    spans = [(part.start, part.end) for part in parts if part.kind in kinds]
    starts = [start for start, _ in spans]

    def lies(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at < spans[before - 1][1]

    return lies


def _divide(text: str, paragraphs: Sequence[Span]) -> Iterator[Part]:
    is_datelined = False
    for kind, (start, end) in _classify_paragraphs(text, paragraphs):
        whole = [Part(kind=kind, start=start, end=end)]
        parts = list(_split_body(text, (start, end), is_datelined)) if kind == "body" else whole
        is_datelined = is_datelined or parts[0].kind == "dateline"
        yield from parts


def _classify_paragraphs(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    in_head, in_list, titles = True, False, 0
    for start, end in paragraphs:
        words = text[start:end]
        may_be_title = in_head and titles < _MOST_TITLES
        in_list = not in_head and (_heads_list(words) or (in_list and _is_listed(words)))
        kind = "credit" if in_list else _classify(words, in_head=may_be_title, is_last=end == paragraphs[-1][1])
        kind = "byline" if kind == "headline" and titles and _names_writers(words) else kind
        titles += kind == "headline"
        in_head = in_head and not (kind == "body" and _is_story(words))
        yield kind, (start, end)


def _heads_list(words: str) -> bool:
    """Return whether a line stands above headlines of other articles: "Related stories", "Most read"."""
    return _LIST_HEADING.fullmatch(words.rstrip(":")) is not None


def _is_listed(words: str) -> bool:
    return len(words) <= _LONGEST_HEADLINE and not _ENDS_SENTENCE.search(words)


def _classify(words: str, *, in_head: bool, is_last: bool) -> str:
    if len(words) <= _LONGEST_END_CREDIT and _END_CREDIT.search(words):
        return "credit"
    if not in_head and len(words) <= _LONGEST_INSERTED and _INSERTED.match(words):
        return "credit"
    return _classify_head(words, is_last=is_last) if in_head else "body"


def _classify_head(words: str, *, is_last: bool) -> str:
    if _BYLINE.match(words):
        return "byline"
    return "body" if is_last or not _is_title(words) else "headline"


def _names_writers(words: str) -> bool:
    """Return whether a line is nothing but full names, as below a headline: "Ada Berg and Jon de Lie"."""
    writers = _WRITERS.fullmatch(words)
    return writers is not None and english.first_names.issuperset(map(_first_word, _BETWEEN_WRITERS.split(words)))


def _first_word(name: str) -> str:
    return name.partition(" ")[0]


def _is_title(words: str) -> bool:
    if len(words) > _LONGEST_HEADLINE or _ENDS_SENTENCE.search(words) or _ENTRY_TIME.fullmatch(words):
        return False
    return _is_story(words) and match_dateline(words, (0, len(words))) is None


def _is_story(words: str) -> bool:
    """Return whether a paragraph neither belongs to a picture nor to the page around the article."""
    is_furniture = len(words) <= _LONGEST_FURNITURE and _FURNITURE.match(words)
    return not is_furniture and _find_photo_credit(words) is None


def _find_photo_credit(words: str) -> re.Match[str] | None:
    return _PHOTO_CREDIT.search(words) if len(words) <= _LONGEST_CAPTION else None


def _split_body(text: str, span: Span, is_datelined: bool) -> Iterator[Part]:
    if credit := _find_photo_credit(text[slice(*span)]):
        return _split_at(text, span, span[0] + credit.start(), "caption", "credit")
    return _split_at(text, span, _find_end_of_dateline(text, span, is_datelined), "dateline", "body")


def _find_end_of_dateline(text: str, span: Span, is_datelined: bool) -> int:
    """Return where a paragraph's dateline ends, or its start; an article has one dateline that is no time."""
    if time := _ENTRY_TIME.match(text, *span):
        return time.end()
    dateline = None if is_datelined else match_dateline(text, span)
    return dateline.end if dateline else span[0]


def _split_at(text: str, span: Span, at: int, first: str, second: str) -> Iterator[Part]:
    halves = ((first, _trim(text, span[0], at)), (second, _trim(text, at, span[1])))
    return (Part(kind=kind, start=start, end=end) for kind, (start, end) in halves if start < end)


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Return whether most line ends stand inside sentences, as in mail and old wire copy."""
    followed = [a for a, b in pairwise(lines) if not _is_empty_between(text, a, b)]
    inside = sum(_is_cut(text, line) for line in followed)
    return len(lines) - len(followed) > 1 and len(followed) >= _LEAST_WRAPPED and 2 * inside > len(followed)


def _is_cut(text: str, line: Span) -> bool:
    """Return whether a line is as long as wrapped lines are, and ends no sentence."""
    start, end = line
    low, high = _WRAPPED_LINE
    return low <= end - start <= high and not _ENDS_SENTENCE.search(text[max(start, end - 4) : end])


def _join_wrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        start = line[0] if not joined or _is_empty_between(text, joined[-1], line) else joined.pop()[0]
        joined.append((start, line[1]))
    return joined


def _is_empty_between(text: str, a: Span, b: Span) -> bool:
    return text.count("\n", a[1], b[0]) > 1


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
