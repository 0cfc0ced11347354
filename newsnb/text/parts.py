"""Text to paragraphs, and paragraphs to the parts of an article: headline, byline, dateline, body, caption, credit."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from newsnb.values import Part, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAPPED_LINE = (45, 100)  # characters; what mail programs and wire services wrap at

_AGENCY = r"(?:AP|Reuters|AFP|UPI|dpa|Xinhua|TASS|Bloomberg|CNN|ANI|PTI|Kyodo(?: News)?|IANS)"
_BYLINE = re.compile(r"^(?:By|BY)\s+[A-Z][^.!?]{2,90}(?:\b[A-Z]\.[^.!?]{2,60})*$")
_DATE = r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_DATELINE = re.compile(
    rf"^[A-Z][A-Z.'’\- ]{{2,30}}(?:, [A-Z][\w.'’ ]{{1,25}})?{_DATE}"
    r"(?: ?(?:\([A-Z][\w. ]{1,19}\)|/[A-Z][\w ]{2,24}/))? ?(?:--|—|–|-)(?=\s)"
)
# "Beirut — Jets struck": between a place in small letters and its story stands a dash that nothing else has there.
_SMALL_DATELINE = re.compile(
    rf"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}}(?:, [A-Z][\w.]+)?"
    rf"(?: ?\((?:{_AGENCY})\) ?(?:--|—|–|-)|{_DATE} ?(?:--|—|–))(?=\s[A-Z\"“])"
)
# "14:05 Trains are suspended": what a live blog puts before each of its entries.
_TIME = re.compile(
    r"^\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|CET|CEST|UTC|E[SD]?T|P[SD]?T|IST))?(?: ?[:|–—-])?(?=\s[A-Z\"“])"
)
_END_CREDIT = re.compile(
    r"contribut\w+ (?:to )?(?:this|the|additional|reporting)\b|^\(?(?:©|\(c\)|copyright\b)|\ball rights reserved\b"
    r"|^\(?(?:additional |further )?(?:reporting|writing|editing|written|edited|compiled|photographs?) by [A-Z]",
    re.I,
)
_PHOTO_CREDIT = re.compile(
    r"\((?=[^()]*(?:\bphotos?\b|\bimages?\b|\bphotograph|\bhandout\b|\bgetty\b|/))(?=[^()]*[A-Z])[^()]{3,160}\)\.?$"
    r"|(?:^|(?<=[.!?]) )(?:photo|photograph|image|picture|pic)s?(?: credit)?s?(?::| by) [^.!?]{3,80}\.?$",
    re.I,
)
# What a page puts around an article, in lines of their own: menus, paths, buttons, times.
_FURNITURE = re.compile(
    r"(?:skip to|menu$|search$|subscribe|log ?in|sign (?:in|up|out)|share(?: this|:|$)|advertise?ment|read more|related"
    r"|most read|more on this|follow us|privacy|cookies?\b|newsletters?\b|comments?$|print$|email$|save$|listen\b.*min"
    r"|(?:last )?(?:updated|published|posted)\b.*\d|\d+ (?:minutes?|mins?|hours?|days?) ago|\d{1,2}[:.]\d\d\b"
    r"|(?:facebook|twitter|whatsapp|linkedin|instagram|telegram)\b(?:\W*(?:facebook|twitter|x|whatsapp|linkedin|email"
    r"|instagram|telegram|copy link)\b)*\W*$|home\s*[>›»/|])|.* [>›»] "
    r"|(?:[^|]{1,14} \| )+[^|]{1,14}$",
    re.I,
)
_ENDS_SENTENCE = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_LONGEST_FURNITURE = 80  # characters
_MOST_TITLES = 4  # lines of a headline, with those above and below it
_LONGEST_CAPTION, _LONGEST_HEADLINE, _LONGEST_END_CREDIT = 600, 160, 300


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
    """Say what each paragraph is; neighbours of the same kind become one part."""
    parts: list[Part] = []
    for part in _parts_of(text, paragraphs):
        if parts and parts[-1].kind == part.kind and part.kind in ("body", "headline"):
            parts[-1] = Part(kind=part.kind, start=parts[-1].start, end=part.end)
        else:
            parts.append(part)
    return tuple(parts)


def lies_in(parts: Iterable[Part], *kinds: str) -> Callable[[int], bool]:
    """Make a test of whether a character lies in a part of one of ``kinds``; ``parts`` are in order."""
    spans = [(part.start, part.end) for part in parts if part.kind in kinds]
    starts = [start for start, _ in spans]

    def lies(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at < spans[before - 1][1]

    return lies


def _parts_of(text: str, paragraphs: Sequence[Span]) -> Iterator[Part]:
    in_head, datelined, titles = True, False, 0
    for start, end in paragraphs:
        words = text[start:end]
        kind = _kind_of_line(words, in_head=in_head and titles < _MOST_TITLES, last=end == paragraphs[-1][1])
        titles += kind == "headline"
        if kind != "body":
            yield Part(kind=kind, start=start, end=end)
            continue
        if credit := _photo_credit(words):
            if credit.start():
                cut = _trim(text, start, start + credit.start())
                yield Part(kind="caption", start=cut[0], end=cut[1])
            yield Part(kind="credit", start=_trim(text, start + credit.start(), end)[0], end=end)
            continue
        in_head = in_head and _is_furniture(words)
        if dateline := _TIME.match(words) or (None if datelined else _dateline(words)):
            datelined = True
            yield Part(kind="dateline", start=start, end=start + dateline.end())
            start, end = _trim(text, start + dateline.end(), end)
        if start < end:
            yield Part(kind="body", start=start, end=end)


def _kind_of_line(words: str, *, in_head: bool, last: bool) -> str:
    if len(words) <= _LONGEST_END_CREDIT and _END_CREDIT.search(words):
        return "credit"
    if in_head and _BYLINE.match(words):
        return "byline"
    is_title = len(words) <= _LONGEST_HEADLINE and not _ENDS_SENTENCE.search(words) and not _photo_credit(words)
    is_title = is_title and not _is_furniture(words)
    return "headline" if in_head and is_title and not last and not _dateline(words) else "body"


def _dateline(words: str) -> re.Match[str] | None:
    return _DATELINE.match(words) or _SMALL_DATELINE.match(words)


def _is_furniture(words: str) -> bool:
    return len(words) <= _LONGEST_FURNITURE and _FURNITURE.match(words) is not None


def _photo_credit(words: str) -> re.Match[str] | None:
    return _PHOTO_CREDIT.search(words) if len(words) <= _LONGEST_CAPTION else None


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether most line ends stand inside sentences, as in mail and old wire copy."""
    followed = [a for a, b in pairwise(lines) if not _blank_between(text, a, b)]
    low, high = _WRAPPED_LINE
    inside = [
        a
        for a in followed
        if low <= a[1] - a[0] <= high and not _ENDS_SENTENCE.search(text[max(a[0], a[1] - 4) : a[1]])
    ]
    return len(lines) - len(followed) > 1 and len(followed) >= 3 and 2 * len(inside) > len(followed)


def _join_wrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        if joined and not _blank_between(text, joined[-1], line):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _blank_between(text: str, a: Span, b: Span) -> bool:
    return text.count("\n", a[1], b[0]) > 1


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
