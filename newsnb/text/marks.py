"""Text to quotation marks, paired paragraph by paragraph, and to the quotations that they make.

Straight and curly double and single marks, guillemets and low-high ones, and two single marks typed for a double one.

A mark that pairs with nothing is left alone and told of; it never swallows what follows. A quotation that runs over
several paragraphs opens at each of them and closes once: each paragraph's part is a pair of its own. If the last of
them is not closed, it ends with its paragraph. Where the curly marks of a paragraph do not match, straight ones
stand for them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsnb.lang import english
from newsnb.plain import Value
from newsnb.values import Note, Span

CLOSING = {marks[0]: marks[1:] for marks in english.text.ordered.quotation_marks}
_CLOSERS = frozenset("".join(CLOSING.values()))
_MARK = re.compile(f"''|``|[{''.join(sorted({*CLOSING, *_CLOSERS}))}]")
_DOUBLED = english.text.maps.double_marks
_STRAIGHTENED = {**_DOUBLED, **dict.fromkeys("“”", '"')}
_TURNED = {"``": True, "“": True, "”": False}  # whether it opens, where it counts as a straight one
_SINGLE = frozenset("'‘’‚")
_ALIKE = frozenset('“"')  # begin paragraphs of one quotation
_OPENING_SINGLE = frozenset("'‘‚")
_BEFORE_NICKNAME = english.text.words.before_nickname
_BEFORE_DEFINED = english.text.patterns.before_defined
_BEHIND_DEFINED = english.text.patterns.behind_defined
_MOST_DEFINED = 4  # words
_LONGEST_BEFORE = 20  # characters: the word before a nickname
_LONGEST_CUE = 200  # characters beside the marks
_SHORTEST_IN_SINGLE = 3  # characters from mark to mark: below it stands the n of rock 'n' roll
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{<—–-/:“‘«\"'")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}>—–-/.,;:!?…”’»\"'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Value):
    """A quotation: the offset of its opening mark and the end after its closing one.

    ``closed`` is False where the quotation goes on in the next paragraph, and ``end`` is then the paragraph's end.
    ``depth`` counts the quotations that it stands in.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks(Value):
    """The quotation marks of a text: pairs in text order, and offsets of the marks that were left alone."""

    pairs: tuple[Pair, ...] = ()
    stray: tuple[int, ...] = ()

    def notes(self) -> tuple[Note, ...]:
        """Return a note on each mark left alone."""
        message = "this quotation mark was left unpaired"
        return tuple(Note(code="unpaired-mark", start=at, end=at + 1, message=message) for at in self.stray)


def pair_marks(text: str, paragraphs: Sequence[Span]) -> Marks:
    """Pair the quotation marks of ``text``.

    Parameters
    ----------
    text
        The article.
    paragraphs
        Half-open spans; no pair crosses the end of one.

    Notes
    -----
    Takes time linear in the text. Apostrophes are no marks: a single mark opens only before a letter and after a
    blank, closes only an open one, and one that finds no partner is an apostrophe.
    """
    pairs: list[Pair] = []
    stray: list[int] = []
    followers = [*(text[start] for start, _ in paragraphs[1:]), ""]
    open_before = False
    for (start, end), follower in zip(paragraphs, followers, strict=False):
        pairing = _pair_paragraph(text, start, end)
        goes_on = [mark for mark in pairing.open[-1:] if _begins_alike(text[mark.start], follower)]
        ends = [mark for mark in pairing.open[:1] if open_before and mark.start == start and not goes_on]
        pairs += pairing.pairs
        pairs += (Pair(start=mark.start, end=end, closed=not goes_on) for mark in (*goes_on, *ends))
        stray += pairing.lost
        stray += (mark.start for mark in pairing.open if mark not in (*goes_on, *ends) and mark.sign not in _SINGLE)
        open_before = bool(goes_on)
    return Marks(pairs=tuple(_add_depth(pairs)), stray=tuple(sorted(stray)))


def _begins_alike(mark: str, other: str) -> bool:
    return mark == other or (mark in _ALIKE and other in _ALIKE)


def _add_depth(pairs: Iterable[Pair]) -> Iterator[Pair]:
    around: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        while around and around[-1].end <= pair.start:
            around.pop()
        yield replace(pair, depth=len(around))
        around.append(pair)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in the text; ``sign`` is the character that it counts as, and two single ones count as a double one."""

    start: int
    end: int
    sign: str


class _Pairing:
    """The marks of one paragraph: pairs, the openings that are open, and the marks that found no partner.

    ``waiting`` counts how many open marks each closing mark could close.
    """

    def __init__(self) -> None:
        self.open: list[_Mark] = []
        self.waiting = dict.fromkeys(_CLOSERS, 0)
        self.pairs: list[Pair] = []
        self.lost: list[int] = []

    def add(self, mark: _Mark, opens: bool) -> None:
        """Open a quotation, or close the last one that this mark can close; those opened in it found no partner."""
        if opens:
            self.open.append(mark)
            self._count(mark, 1)
        elif self.waiting[mark.sign]:
            self._close(mark)
        else:
            self._lose(mark)

    def _close(self, mark: _Mark) -> None:
        while mark.sign not in CLOSING[self.open[-1].sign]:
            self._lose(self._pop())
        opened = self._pop()
        if mark.sign not in _SINGLE or mark.start - opened.start >= _SHORTEST_IN_SINGLE:
            self.pairs.append(Pair(start=opened.start, end=mark.end))

    def _pop(self) -> _Mark:
        self._count(self.open[-1], -1)
        return self.open.pop()

    def _count(self, mark: _Mark, more: int) -> None:
        for sign in CLOSING[mark.sign]:
            self.waiting[sign] += more

    def _lose(self, mark: _Mark) -> None:
        if mark.sign not in _SINGLE:
            self.lost.append(mark.start)


def _pair_paragraph(text: str, start: int, end: int) -> _Pairing:
    pairing = _Pairing()
    matched = text.count("“", start, end) == text.count("”", start, end) or text.find("„", start, end) >= 0
    signs = _DOUBLED if matched else _STRAIGHTENED
    for found in _MARK.finditer(text, start, end):
        mark = _Mark(found.start(), found.end(), signs.get(found[0], found[0]))
        before, after = text[max(start, mark.start - 1) : mark.start], text[mark.end : min(end, mark.end + 1)]
        is_open = pairing.waiting.get(mark.sign, 0) > 0
        opens = _opens(mark.sign, before or " ", after or " ", is_open)
        opens = _TURNED.get(found[0], opens) if mark.sign == '"' else opens
        if opens is not None:
            pairing.add(mark, opens)
    return pairing


def _opens(sign: str, before: str, after: str, is_open: bool) -> bool | None:
    """Return whether a mark opens (True) or closes (False) by its neighbours; None for an apostrophe or an inch.

    ``is_open`` says whether a quotation is open that the mark could close.
    """
    if sign in _SINGLE:
        return _single_opens(sign, before, after, is_open)
    if sign == '"':
        return _straight_opens(before, after, is_open)
    return sign in CLOSING and not is_open


def _single_opens(sign: str, before: str, after: str, is_open: bool) -> bool | None:
    if sign in _OPENING_SINGLE and before in _BEFORE_OPENING and after.isalpha():
        return True
    closes = is_open and not before.isspace() and not after.isalnum()
    return False if closes else None


def _straight_opens(before: str, after: str, is_open: bool) -> bool | None:
    if before.isdigit() and not is_open:
        return None
    could_open = before in _BEFORE_OPENING and not after.isspace()
    could_close = after in _AFTER_CLOSING and not before.isspace()
    return could_open if could_open != could_close else not is_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A quotation; ``spans`` holds one span a paragraph that it runs over, marks included."""

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of its first mark."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind its last mark."""
        return self.spans[-1][1]


def stretches_of(text: str, marks: Marks, depth: int = 0) -> tuple[Stretch, ...]:
    """Return the quotations in text order, those that run over several paragraphs as one.

    ``depth`` says how many others they stand in: 0 for the outermost ones, 1 for those within them.

    Marks around a name (`is_alias`), around nothing or around other marks quote nobody.
    """
    made: list[Stretch] = []
    open_spans: list[Span] = []
    for pair in marks.pairs:
        if pair.depth != depth or not _may_quote(text, pair):
            continue
        if _begins_anew(text, open_spans, pair):
            made.append(Stretch(spans=tuple(open_spans)))
            open_spans = []
        open_spans.append((pair.start, pair.end))
        if pair.closed:
            made.append(Stretch(spans=tuple(open_spans)))
            open_spans = []
    return (*made, Stretch(spans=tuple(open_spans))) if open_spans else tuple(made)


def _begins_anew(text: str, open_spans: Sequence[Span], pair: Pair) -> bool:
    """Return whether words behind the marks say whose they are, and words before the first marks whose those are."""
    if not open_spans or not pair.closed:
        return False
    first = open_spans[0][0]
    before = text[max(0, first - _LONGEST_CUE) : first].rpartition("\n")[2]
    behind = text[pair.end : pair.end + _LONGEST_CUE].partition("\n")[0]
    return any(map(str.isalpha, before)) and any(map(str.isalpha, behind))


def _may_quote(text: str, pair: Pair) -> bool:
    has_words = any(map(str.isalnum, text[pair.start : pair.end]))
    return has_words and not is_alias(text, pair)


def is_alias(text: str, pair: Pair) -> bool:
    """Return whether marks are around a nickname or short name: Ada "Addy" Berg, Kveld Foods plc (the "Company")."""
    return _is_nickname(text, pair) or _is_defined(text, pair)


def _is_defined(text: str, pair: Pair) -> bool:
    """Return whether words with capitals in marks and brackets are how a text calls somebody from there on."""
    words = text[pair.start + 1 : pair.end - 1].split()
    if not 0 < len(words) <= _MOST_DEFINED or not all(word[0].isupper() for word in words):
        return False
    before = text[max(0, pair.start - _LONGEST_BEFORE) : pair.start]
    return _BEFORE_DEFINED.search(before) is not None and _BEHIND_DEFINED.match(text, pair.end) is not None


def _is_nickname(text: str, pair: Pair) -> bool:
    """Return whether marks are around a single name between others, or behind words such as "known as"."""
    inside = text[pair.start + 1 : pair.end - 1].rstrip(".,")
    if not inside.isalpha() or not inside[0].isupper():
        return False
    before, behind = text[max(0, pair.start - _LONGEST_BEFORE) : pair.start].split()[-1:], text[pair.end : pair.end + 2]
    if not before:
        return False
    within = before[0][-1].isalpha() and behind[:1] == " " and behind[1:].isupper()
    return within or before[0] in _BEFORE_NICKNAME
