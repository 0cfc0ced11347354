"""Quotations that two accounts share, one of them by a pronoun or by nobody -> who says them, as the other has it.

A pronoun is a guess, and a quotation without a source is none. Where another account has the same words by somebody,
and this one names or describes the same person, it is theirs. Where both accounts leave it open, it is whoever both
name in the paragraph before it, if that is one person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from newsnb.checking.ground import ground_of
from newsnb.checking.voices import people, same_voice, voice_of
from newsnb.checking.words import tidy
from newsnb.comparing.descriptions import Description, list_doings
from newsnb.comparing.heard import Heard, Speaker, are_namesakes, is_beside, is_explicit, list_bearers, list_heard
from newsnb.comparing.namesakes import settle_namesakes
from newsnb.comparing.statements import match_statements
from newsnb.lang import english
from newsnb.reading import Reading
from newsnb.values import Entity, Quote, Span

_COURTESY_AND_NAME = english.comparing.patterns.courtesy_and_name
_AFTER_HEAD = english.comparing.words.after_head
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
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
        """Whether who says it is a guess: it is a pronoun or nobody, or stands in another paragraph."""
        return not is_explicit(self.quote, self.reading) or not is_beside(self.quote, self.reading)

    @property
    def speaker(self) -> Heard | None:
        return next((one for one in self.heard if self.number in one.quotes), None)


def settle_shared(readings: Sequence[Reading], shared: Mapping[tuple[int, int], Shared]) -> list[dict[int, Speaker]]:
    """Return for each account who says a quote that another account settles, by the number of the quote."""
    heard = [list_heard(reading, number) for number, reading in enumerate(readings)]
    known: list[dict[int, Speaker]] = [{} for _ in readings]
    for accounts, pairs in shared.items():
        same = match_statements(*(readings[one] for one in accounts))
        for numbers in (*sorted(pairs), *sorted(same - pairs)):
            sides = [_Said(readings[one], at, heard[one]) for one, at in zip(accounts, numbers, strict=True)]
            for account, number, found in zip(accounts, numbers, _settle(*sides, exact=numbers in pairs), strict=True):
                if found:
                    known[account].setdefault(number, found)
    bearers = [list_bearers(reading, number, heard[number]) for number, reading in enumerate(readings)]
    for one, two in permutations(range(len(readings)), 2):
        for number, found in settle_namesakes(heard[one], readings[one], bearers[two]).items():
            known[one].setdefault(number, found)
        for number, found in _find_last_names(readings[one], bearers[two]).items():
            known[one].setdefault(number, found)
    return known


def _find_last_names(reading: Reading, bearers: Iterable[Heard]) -> dict[int, Speaker]:
    """Return who says quotes whose source has the last name of whom another account names: *Berg of the union*.

    It stands first, or behind what somebody is: *storekeeper Berg*. Only a reading that does not know the name as a
    person's needs it.
    """
    own = {part for one in reading.entities if one.named for part in one.name.split()[-1:]}
    names = {one.name.split()[-1] for one in bearers if " " in one.name} - own
    found = {}
    for number, quote in enumerate(reading.quotes):
        words = tidy(reading.words(quote.source))
        before, name = next(((words[: at.start()], at[0]) for at in _NAME.finditer(words) if at[0] in names), ("", ""))
        if name and not any(word.casefold() in _AFTER_HEAD for word in before.split()):
            found[number] = Speaker(words=words, name=name)
    return found


def _settle(one: _Said, two: _Said, *, exact: bool) -> tuple[Speaker | None, Speaker | None]:
    both = _find_both(one, two) if one.is_open and two.is_open else (None, None)
    return both if both != (None, None) else (_find_as(two, one, exact=exact), _find_as(one, two, exact=exact))


def _find_as(known: _Said, open: _Said, *, exact: bool) -> Speaker | None:
    """Return who of an account is whom another account has say the same words."""
    who = known.speaker
    if who is None or (known.is_open and not _is_near(who, known)):
        return None
    if not open.is_open and exact and _is_misnamed(who, open) and not known.is_open:
        return Speaker(words=tidy(open.reading.words(open.quote.source)))
    if not open.is_open and not _is_namesake(who, open):
        return _find_full_name(who, open) if exact else None
    if open.speaker and _may_be_one(who, open.speaker):
        return None
    words, named = _find_described(who.descriptions, open)
    if named:
        return Speaker(named)
    found = _find_named(who, open, near=bool(words)) or find_surname(who.name, open.reading, open.quote)
    return found or (Speaker(words=words) if words else None)


def _find_full_name(who: Heard, said: _Said) -> Speaker | None:
    """Return the person of that full name whom an account calls something else here: *the champion*."""
    speaker = said.speaker
    if speaker is None or speaker.named or not speaker.definite or " " not in who.name:
        return None
    named = [one for one in people(said.reading) if one.name == who.name]
    return Speaker(named[0].id) if len(named) == 1 else None


def _is_namesake(who: Heard, said: _Said) -> bool:
    """Return whether a quote is given to somebody of the same surname, whose first name stands elsewhere."""
    speaker = said.speaker
    printed = said.reading.words(said.quote.source)
    if speaker is None or not are_namesakes(who.name, speaker.name):
        return False
    return speaker.name.split()[0] not in printed


def _is_misnamed(who: Heard, said: _Said) -> bool:
    """Return whether words that describe somebody were taken for another person than the one who is named."""
    speaker = said.speaker
    taken = (speaker.likely or speaker.entity) if speaker else None
    meant = next((voice_of(said.reading, one) for one in people(said.reading) if one.id == taken), None)
    if meant is None or not who.named or same_voice([who.voice], [meant]):
        return False
    printed = said.reading.words(said.quote.source)
    return not any(part in printed for part in meant.name.split())


def find_surname(name: str, reading: Reading, quote: Quote) -> Speaker | None:
    """Return the last bare surname at or before a quote, with the courtesy before it and what is said of its bearer."""
    parts = name.split()
    text = reading.text or ""
    start = _start_of(reading, quote, _PARAGRAPHS)
    found = [
        one
        for one in _COURTESY_AND_NAME.finditer(text, start, max(end for _, end in (*quote.source, quote.content[0])))
        if one["name"] == parts[-1] and one["before"] not in english.first_names
    ]
    if not found:
        return None
    last = found[-1]
    around = next((words for at, words in _list_sources(reading) if at[0] <= last.start("name") < at[1]), "")
    doings = tuple(list_doings(text, [last.span("name")]))
    return Speaker(words=around or last[0].strip(), doings=doings, name=last["name"])


def _list_sources(reading: Reading) -> list[tuple[Span, str]]:
    return [(at, reading.words([at])) for quote in reading.quotes for at in quote.source]


def _may_be_one(one: Heard, two: Heard) -> bool:
    if are_namesakes(one.name, two.name):
        return False
    heads = [{description.head for description in who.descriptions} for who in (one, two)]
    return bool(same_voice([one.voice], [two.voice]) or heads[0] & heads[1])


def _find_named(who: Heard, said: _Said, *, near: bool) -> Speaker | None:
    """Return the one whom an account names as another does; with a surname alone only ``near`` the words."""
    named = [
        one
        for one in people(said.reading)
        if same_voice([who.voice], [voice_of(said.reading, one)]) and not are_namesakes(who.name, one.name)
    ]
    if not who.named or len(named) != 1:
        return None
    start, stop = _start_of(said.reading, said.quote, _PARAGRAPHS), _first_of(said.quote)
    is_full = named[0].name == who.name and " " in who.name
    is_near = any(start <= at.start < stop for at in named[0].mentions)
    return Speaker(named[0].id) if is_full or is_near or not near else None


def _find_described(descriptions: Iterable[Description], said: _Said) -> tuple[str, str]:
    """Return the last definite words before a quote whose main word is that of a description.

    The second is the id of the person whose name stands behind them: *the champion, Ana Berg*.
    """
    ground = ground_of(said.reading)
    start = _start_of(said.reading, said.quote, _PARAGRAPHS)
    heads = {one.head for one in descriptions}
    found = (0, 0)
    for at, (begin, end) in enumerate(ground.words.spans):
        if start <= begin < _first_of(said.quote) and ground.words.stems[at] in heads:
            before = range(max(0, at - _BEFORE), at)
            article = next((one for one in reversed(before) if ground.words.forms[one] in _DEFINITE), None)
            if article is not None and ground.sentence[article] == ground.sentence[at]:
                found = (ground.words.spans[article][0], end)
    text = said.reading.text or ""
    behind = (one.id for one in people(said.reading) for at in one.mentions if text[found[1] : at.start] in (" ", ", "))
    return text[slice(*found)], next(behind, "") if found[1] else ""


def _find_both(one: _Said, two: _Said) -> tuple[Speaker | None, Speaker | None]:
    """Return whom both accounts name in the paragraph before the words, if that is one person."""
    near = [(mine, its) for mine in _list_near(one) for its in _list_near(two)]
    full = [(mine, its) for mine, its in near if mine.name == its.name and " " in mine.name]
    fits = [
        (mine, its)
        for mine, its in near
        if not are_namesakes(mine.name, its.name)
        and same_voice([voice_of(one.reading, mine)], [voice_of(two.reading, its)])
    ]
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
