"""Readings -> the quotations in them, and which of two accounts are the same words, whole or in part."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsnb.checking.ground import marked_of
from newsnb.checking.words import Words, is_small, words_of
from newsnb.reading import Reading
from newsnb.values import Quote, Span

_SAME = 0.6  # of the shorter quotation, by telling words, from which two are the same
_FEWEST = 2  # telling words that they share
_RUN = 6  # words in a row that are equal, from which two are the same, whatever else is quoted with them
_SMALL = 0.3


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, gone through by nothing but reporting words.

    Attributes
    ----------
    reading
        The number of the account.
    quote
        The number of its quote; None where nobody is said to say it.
    spans
        Its stretches, without marks.
    """

    reading: int
    quote: int | None
    spans: tuple[Span, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Match:
    """Two quotations that are the same words.

    ``how`` is ``"same"``, ``"cut"`` or ``"altered"``; ``ours`` and ``theirs`` are the stretches that are the same.
    """

    one: Quotation
    two: Quotation
    how: str
    ours: tuple[Span, ...]
    theirs: tuple[Span, ...]


def list_quotations(reading: Reading, number: int = 0) -> list[Quotation]:
    """Return the quotations of a reading, in text order."""
    text = reading.text or ""
    groups: list[tuple[int | None, list[Span]]] = []
    for start, end in marked_of(text):
        owner = _owner_of(reading, (start, end))
        span = (start + 1, end - 1 if end - start > 1 and not text[end - 1].isalnum() else end)
        if groups and owner is not None and groups[-1][0] == owner:
            groups[-1][1].append(span)
        else:
            groups.append((owner, [span]))
    found = [Quotation(number, owner, tuple(spans), words_of(text, spans)) for owner, spans in groups]
    return [one for one in found if one.words]


def _owner_of(reading: Reading, stretch: Span) -> int | None:
    """Return the number of the innermost quote that has the most of words in marks."""
    around = [
        (-max(min(stretch[1], end) - max(stretch[0], start) for start, end in quote.content), _size(quote), number)
        for number, quote in enumerate(reading.quotes)
    ]
    shared, _, best = min(around, default=(0, 0, 0))
    return best if shared < 0 else None


def _size(quote: Quote) -> int:
    return sum(end - start for start, end in quote.content)


def match_quotations(ours: Sequence[Quotation], theirs: Sequence[Quotation]) -> list[Match]:
    """Return the pairs of quotations of two accounts that are the same words."""
    where: dict[str, set[int]] = {}
    for number, two in enumerate(theirs):
        for form in two.words.forms:
            if not is_small(form):
                where.setdefault(form, set()).add(number)
    found = []
    for one in ours:
        near = sorted({number for form in one.words.forms for number in where.get(form, ())})
        found += [match for number in near if (match := match_two(one, theirs[number]))]
    return found


def match_two(one: Quotation, two: Quotation) -> Match | None:
    """Return how two quotations are the same words, with the stretches that are; None if they are not."""
    mine, its = one.words.forms, two.words.forms
    if mine == its:
        return Match(one, two, "same", one.spans, two.spans)
    blocks = SequenceMatcher(None, mine, its, autojunk=False).get_matching_blocks()
    pairs = [(block.a + at, block.b + at) for block in blocks for at in range(block.size)]
    telling = [pair for pair in pairs if not is_small(mine[pair[0]])]
    common = [mine[at] for at, _ in pairs]
    in_a_row = max((block.size for block in blocks), default=0)
    enough = in_a_row >= _RUN or _weigh(common) >= _SAME * min(_weigh(mine), _weigh(its))
    if len(telling) < _FEWEST or not enough:
        return None
    how = "cut" if len(common) == min(len(mine), len(its)) else "altered"
    return Match(
        one, two, how, _hold_words(one, {at for at, _ in telling}), _hold_words(two, {at for _, at in telling})
    )


def _hold_words(quotation: Quotation, words: set[int]) -> tuple[Span, ...]:
    """Return the stretches of a quotation that hold some of its words."""
    starts = [quotation.words.spans[at][0] for at in words]
    return tuple(span for span in quotation.spans if any(span[0] <= start < span[1] for start in starts))


def _weigh(forms: Sequence[str]) -> float:
    return sum(_SMALL if is_small(form) else 1.0 for form in forms)
