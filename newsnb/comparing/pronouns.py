"""Quotations that two accounts share, one of them by a pronoun or by nobody -> who says them, as the other has it.

A pronoun is a guess, and a quotation without a source is none. Where another account has the same words by somebody,
and this one names or describes the same person, it is theirs. Where both accounts leave it open, it is whoever both
name in the paragraph before it, if that is one person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsnb.checking.ground import ground_of
from newsnb.checking.voices import people, same_voice, voice_of
from newsnb.comparing.heard import Description, Heard, Speaker, is_explicit, list_heard
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Quote

_DEFINITE = english.comparing.words.definite
_BEFORE = 3  # words before the head of a description in which its article stands
_PARAGRAPHS = 2  # back from a quotation in which a description may stand

Shared = frozenset[tuple[int, int]]
"""Pairs of quotes of two accounts, by number, that hold the same words."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A quote of an account, and who is heard there."""

    reading: Reading
    number: int
    heard: Sequence[Heard]

    @property
    def quote(self) -> Quote:
        return self.reading.quotes[self.number]

    @property
    def is_open(self) -> bool:
        return not is_explicit(self.quote, self.reading)

    @property
    def speaker(self) -> Heard | None:
        return next((one for one in self.heard if self.number in one.quotes), None)


def settle_shared(readings: Sequence[Reading], shared: Mapping[tuple[int, int], Shared]) -> list[dict[int, Speaker]]:
    """Return for each account who says a quote that another account settles, by the number of the quote."""
    heard = [list_heard(reading, number) for number, reading in enumerate(readings)]
    known: list[dict[int, Speaker]] = [{} for _ in readings]
    for accounts, pairs in shared.items():
        for numbers in sorted(pairs):
            sides = [_Said(readings[one], at, heard[one]) for one, at in zip(accounts, numbers, strict=True)]
            for account, number, found in zip(accounts, numbers, _settle(*sides), strict=True):
                if found:
                    known[account].setdefault(number, found)
    return known


def _settle(one: _Said, two: _Said) -> tuple[Speaker | None, Speaker | None]:
    both = _find_both(one, two) if one.is_open and two.is_open else (None, None)
    return both if both != (None, None) else (_find_as(two, one), _find_as(one, two))


def _find_as(known: _Said, open: _Said) -> Speaker | None:
    """Return who of an account is whom another account has say the same words."""
    who = known.speaker
    if who is None or not open.is_open or (known.is_open and not _is_near(who, known)):
        return None
    if open.speaker and _may_be_one(who, open.speaker):
        return None
    words = _find_described(who.descriptions, open)
    return _find_named(who, open, near=bool(words)) or (Speaker(words=words) if words else None)


def _may_be_one(one: Heard, two: Heard) -> bool:
    heads = [{description.head for description in who.descriptions} for who in (one, two)]
    return bool(same_voice([one.voice], [two.voice]) or heads[0] & heads[1])


def _find_named(who: Heard, said: _Said, *, near: bool) -> Speaker | None:
    """Return the one whom an account names as another does; with a surname alone only ``near`` the words."""
    named = [one for one in people(said.reading) if same_voice([who.voice], [voice_of(said.reading, one)])]
    if not who.named or len(named) != 1:
        return None
    start, stop = _start_of(said.reading, said.quote, _PARAGRAPHS), _first_of(said.quote)
    is_full = named[0].name == who.name and " " in who.name
    is_near = any(start <= at.start < stop for at in named[0].mentions)
    return Speaker(named[0].id) if is_full or is_near or not near else None


def _find_described(descriptions: Iterable[Description], said: _Said) -> str:
    """Return the last definite words before a quote whose main word is that of a description."""
    ground = ground_of(said.reading)
    start = _start_of(said.reading, said.quote, _PARAGRAPHS)
    heads = {one.head for one in descriptions}
    found = ""
    for at, (begin, end) in enumerate(ground.words.spans):
        if start <= begin < _first_of(said.quote) and ground.words.stems[at] in heads:
            before = range(max(0, at - _BEFORE), at)
            article = next((one for one in reversed(before) if ground.words.forms[one] in _DEFINITE), None)
            if article is not None and ground.sentence[article] == ground.sentence[at]:
                found = (said.reading.text or "")[ground.words.spans[article][0] : end]
    return found


def _find_both(one: _Said, two: _Said) -> tuple[Speaker | None, Speaker | None]:
    """Return whom both accounts name in the paragraph before the words, if that is one person."""
    near = [(mine, its) for mine in _list_near(one) for its in _list_near(two)]
    full = [(mine, its) for mine, its in near if mine.name == its.name and " " in mine.name]
    fits = [pair for pair in near if same_voice([voice_of(one.reading, pair[0])], [voice_of(two.reading, pair[1])])]
    pairs = full or fits
    return (Speaker(pairs[0][0].id), Speaker(pairs[0][1].id)) if len(pairs) == 1 else (None, None)


def _is_near(who: Heard, said: _Said) -> bool:
    """Return whether the paragraph before words names nobody else."""
    return [one.id for one in _list_near(said)] == [who.entity]


def _list_near(said: _Said) -> list[Entity]:
    start, stop = _start_of(said.reading, said.quote, 1), _first_of(said.quote)
    return [one for one in people(said.reading) if any(start <= at.start < stop for at in one.mentions)]


def _first_of(quote: Quote) -> int:
    return min(start for start, _ in (*quote.source, *quote.content))


def _start_of(reading: Reading, quote: Quote, paragraphs: int) -> int:
    """Return where the paragraph of a quote begins, or one of those before it that have words."""
    text = reading.text or ""
    start = _first_of(quote)
    for _ in range(paragraphs):
        start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
    return start
