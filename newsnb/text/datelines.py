"""Text to its datelines: where a story was written, in capitals or before a dash, at the head of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsnb.lang import english
from newsnb.plain import Value
from newsnb.values import Span

_BEFORE = english.text.patterns.before_dateline
_DATELINE = english.text.patterns.dateline
_SMALL = english.text.patterns.small_dateline
_OPEN = english.text.patterns.open_dateline
_LABELLED = english.text.patterns.labelled_dateline
_HEADING_DASH = english.text.patterns.heading_dash
_IN_CAPITALS = (_DATELINE, _OPEN, _LABELLED)
_UNSURE = (_SMALL, _LABELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Value):
    """Where a story was written, and perhaps when and for which agency.

    Attributes
    ----------
    start, end
        The dateline, with the dash or colon that ends it.
    town
        The town alone.
    is_sure
        Whether nothing but a town stands so. What a colon ends may be the label of a speaker, what stands in small
        letters a name, and capitals before a hyphen and capitals a heading: there only a gazetteer knows a town.
    """

    start: int
    end: int
    town: Span
    is_sure: bool = True


def match_dateline(text: str, span: Span) -> Dateline | None:
    """Return the dateline with which a paragraph begins, if a dash sets it apart from what is told.

    >>> match_dateline("OSLO, Norway (AP) -- Rain fell.", (0, 31))
    Dateline(start=0, end=20, town=(0, 4), is_sure=True)
    """
    start, end = span
    return _match(_DATELINE, text, start, end) or _match(_SMALL, text, start, end)


def find_datelines(text: str, paragraphs: Sequence[Span]) -> tuple[Dateline, ...]:
    """Return the datelines of a text, in order.

    Towns in capitals are found at the start of each line, and behind a headline on the same line. A town in small
    letters counts only at the start of a paragraph, and only as the first dateline.
    """
    found: list[Dateline] = []
    ends = dict(paragraphs)
    for before in _BEFORE.finditer(text):
        at = before.end()
        patterns = _IN_CAPITALS if found or at not in ends else (*_IN_CAPITALS, _SMALL)
        datelines = (_match(pattern, text, at, ends.get(at, len(text))) for pattern in patterns)
        dateline = next(filter(None, datelines), None)
        if dateline and not (found and at < found[-1].end):
            found.append(dateline)
    return tuple(found)


def _match(pattern: re.Pattern[str], text: str, start: int, end: int) -> Dateline | None:
    match = pattern.match(text, start, end)
    if match is None:
        return None
    is_sure = pattern not in _UNSURE and not _HEADING_DASH.match(text, match.end() - 1)
    return Dateline(start=start, end=match.end(), town=match.span("town"), is_sure=is_sure)
