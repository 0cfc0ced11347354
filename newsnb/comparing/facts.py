"""The versions of an article -> the numbers and places that were added, dropped or changed outside of quotations."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsnb.checking.ground import Ground
from newsnb.checking.words import fold, is_number, is_small, words_of
from newsnb.comparing.edits import Edits, Run
from newsnb.lang import english

_NUMBER = english.comparing.patterns.number
_AT_PLACE = english.comparing.words.at_place
_DAYS = english.comparing.words.days | frozenset(map(str.lower, english.comparing.words.month_names))
_SHORTEST_DAY = 3  # letters
_SHORT = re.compile(r"(\d[\d.]*)(m|bn|k)")
_SCALES = {"m": "million", "bn": "billion", "k": "thousand"}
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_PLACE, _SOURCE, _SOMEBODY, _NAME = "place", "source", "somebody", "name"
_ORDINALS = frozenset(form for form, digits in english.checking.maps.numbers.items() if digits[-1].isalpha())
_LISTENER = english.comparing.patterns.listener
_JOINED = (" and ", " or ")
_BEFORE = 20  # letters before a name in which somebody is told
_GAP = re.compile(r"[ \t-]?")

Fact = tuple[str | None, str | None]
"""The words of the old version and of the new one."""


def list_number_changes(edits: Edits, old: Ground, new: Ground, out: tuple[set[int], set[int]]) -> Iterator[Fact]:
    """Yield the numbers that differ; words in ``out``, old and new, are told of otherwise."""
    days = _list_dateline(old), _list_dateline(new)
    days = (set(), set()) if all(days) else days  # two that differ are told
    every = _all_numbers(old), _all_numbers(new)
    for run in _list_runs(edits, old, new):
        mine = _list_numbers(run.old, old, out[0] | days[0])
        its = _list_numbers(run.new, new, out[1] | days[1])
        yield from _pair(mine, its, *every)


def _list_dateline(ground: Ground) -> set[int]:
    """Return the words of a dateline, whose day says when the version was sent."""
    parts = [(one.start, one.end) for one in ground.reading.parts if one.kind == "dateline"]
    return {at for at, (start, _) in enumerate(ground.words.spans) if any(one <= start < end for one, end in parts)}


def _pair(mine: dict[str, str], its: dict[str, str], old: Container[str], new: Container[str]) -> Iterator[Fact]:
    """Yield words that are in one version alone, in order; those left over only where the whole other lacks them."""
    left = [(key, words) for key, words in mine.items() if key not in its]
    right = [(key, words) for key, words in its.items() if key not in mine]
    yield from ((one, two) for (_, one), (_, two) in zip(left, right, strict=False))
    size = min(len(left), len(right))
    yield from ((words, None) for key, words in left[size:] if key not in new and not _is_ordinal(words))
    yield from ((None, words) for key, words in right[size:] if key not in old and not _is_ordinal(words))


def _is_ordinal(words: str) -> bool:
    """Return whether words are an ordinal in letters, which alone is hardly a number: *in a second letter*."""
    return words.casefold() in _ORDINALS


@dataclass(frozen=True, slots=True)
class _Names:
    """The names in a version: one is there if its last word is."""

    ground: Ground

    def __contains__(self, name: object) -> bool:
        last = fold(str(name).split()[-1])
        return any(form in self.ground.where for form in (last, last.removesuffix("'s"), f"{last}'s"))


def _all_numbers(ground: Ground) -> frozenset[str]:
    return frozenset(_list_numbers(range(len(ground.words)), ground, set()))


def _list_runs(edits: Edits, old: Ground, new: Ground) -> list[Run]:
    """Return the words that differ, those of whole sentences, too."""
    none = range(0)
    dropped = [Run(old.inside(number), none) for number in edits.dropped]
    added = [Run(none, new.inside(number)) for number in edits.added]
    return [*edits.runs, *dropped, *added]


def _list_numbers(words: Iterable[int], ground: Ground, out: set[int]) -> dict[str, str]:
    """Return the numbers among words, as printed, by what they amount to."""
    text = ground.reading.text or ""
    found = {}
    for at in words:
        if at not in out and is_number(ground.words.stems[at]):
            start = ground.words.spans[at][0]
            printed = (
                _print_number(text, start, ground.words.spans[max(0, at - 1)][0])
                or text[slice(*ground.words.spans[at])]
            )
            found[_amount_of(printed)] = printed
    return found


def _amount_of(printed: str) -> str:
    """Return a number without its currency, in digits: *£4.5m* and *4.5 million* are one.

    >>> _amount_of("£4.5m") == _amount_of("4.5 million"), _amount_of("twelve per cent")
    (True, '12')
    """
    short = _SHORT.fullmatch(printed.strip("£$€¥ ").replace(",", ""))
    whole = f"{short[1]} {_SCALES[short[2]]}" if short else printed
    stems = words_of(whole, [(0, len(whole))]).stems
    return " ".join(one for one in stems if is_number(one)) or fold(whole)


def _print_number(text: str, start: int, before: int) -> str | None:
    """Return the number that holds an offset, as printed with its currency: *£18,500*; it is sought from ``before``."""
    around = _NUMBER.finditer(text, max(0, before - 2), min(len(text), start + 40))
    return next((match.group() for match in around if match.start() <= start < match.end()), None)


def list_place_changes(edits: Edits, old: Ground, new: Ground, out: tuple[set[int], set[int]]) -> Iterator[Fact]:
    """Yield the places that differ; words in ``out``, old and new, are told of otherwise."""
    names = _Names(old), _Names(new)
    for run in _list_runs(edits, old, new):
        mine, its = _list_names(run.old, old, out[0]), _list_names(run.new, new, out[1])
        kinds = {*mine.values(), *its.values()}
        if len(mine) == len(its) == 1 and _PLACE in kinds and _SOURCE not in kinds:
            yield from _pair(dict(zip(mine, mine, strict=True)), dict(zip(its, its, strict=True)), *names)
        else:
            ours, theirs = ({name: name for name, what in names.items() if what == _PLACE} for names in (mine, its))
            yield from _pair(ours, theirs, *names)


def _list_names(words: Sequence[int], ground: Ground, out: set[int]) -> dict[str, str]:
    """Return the names among words as printed, each with what it is: certainly a place, somebody's, or neither."""
    text, spans = ground.reading.text or "", ground.words.spans
    found = {}
    for at in words:
        form = ground.words.forms[at]
        opens = is_small(form) and _starts_sentence(at, ground)
        if at in out or not ground.words.capital[at] or form in _AT_PLACE or _is_day(form) or opens:
            continue
        first = last = at
        while first and _is_beside(first - 1, ground):
            first -= 1
        while last + 1 < len(spans) and _is_beside(last, ground):
            last += 1
        while first < at and ground.words.forms[first] in _AT_PLACE:  # at the start of a sentence: *On Sollay*
            first += 1
        start, end = spans[first][0], spans[last][1]
        found[text[start:end]] = _classify(first, at, last, ground)
    return found


def _classify(first: int, at: int, last: int, ground: Ground) -> str:
    """Return what a name is, from its first to its last word; ``at`` is one of them."""
    start = ground.words.spans[at][0]
    if _is_source(start, ground) or _is_told(ground.words.spans[first][0], ground):
        return _SOURCE
    if _is_somebody(start, ground):
        return _SOMEBODY
    return _PLACE if _is_place(first, last, ground) else _NAME


def _is_day(form: str) -> bool:
    """Return whether a word is a day of the week or a month, whole or in short: *Mon*."""
    return len(form) >= _SHORTEST_DAY and any(day.startswith(form) for day in _DAYS)


def _is_beside(at: int, ground: Ground) -> bool:
    """Return whether a word and the next are both parts of one name."""
    spans, text = ground.words.spans, ground.reading.text or ""
    both = ground.words.capital[at] and ground.words.capital[at + 1]
    return (
        both
        and ground.sentence[at] == ground.sentence[at + 1]
        and bool(_GAP.fullmatch(text, spans[at][1], spans[at + 1][0]))
    )


def _is_place(first: int, last: int, ground: Ground) -> bool:
    start, end = ground.words.spans[first][0], ground.words.spans[last][1]
    reading = ground.reading
    toponyms = [(one.start, one.end) for place in reading.places for one in place.mentions]
    toponyms += [(one.start, one.end) for one in reading.unresolved]
    toponyms += [(at.start, at.end) for one in reading.entities if one.label in _PLACES for at in one.mentions]
    if any(begin < end and start < stop for begin, stop in toponyms):
        return True
    return _is_at_place(first, ground) or _is_joined_to_place(first, ground)


def _is_at_place(first: int, ground: Ground) -> bool:
    return bool(first) and ground.words.forms[first - 1] in _AT_PLACE and not _starts_sentence(first, ground)


def _is_joined_to_place(first: int, ground: Ground) -> bool:
    """Return whether a name stands behind another that is at a place: *on the isles of Sula and Brim*."""
    text, spans = ground.reading.text or "", ground.words.spans
    one = first - 2
    if one < 1 or text[spans[one][1] : spans[first][0]] not in _JOINED or not ground.words.capital[one]:
        return False
    while one and _is_beside(one - 1, ground):
        one -= 1
    return _is_at_place(one, ground)


def _starts_sentence(at: int, ground: Ground) -> bool:
    return ground.first[bisect_right(ground.first, at) - 1] == at


def _is_told(start: int, ground: Ground) -> bool:
    """Return whether a name is of somebody who is told something, or whom words went through: *told the Dagblad*."""
    reading = ground.reading
    told = {id for one in reading.quotes for id in (*one.told_to, *one.via)}
    known = any(at.start <= start < at.end for one in reading.entities if one.id in told for at in one.mentions)
    return known or bool(_LISTENER.search((reading.text or "")[max(0, start - _BEFORE) : start]))


def _is_somebody(start: int, ground: Ground) -> bool:
    """Return whether a name is a person's or a body's; one word may be a place that was taken for a body."""
    text = ground.reading.text or ""
    return any(
        one.named and one.place is None and at.start <= start < at.end
        for one in ground.reading.entities
        for at in one.mentions
        if one.label == "PERSON" or (one.label == "ORG" and " " in text[at.start : at.end])
    )


def _is_source(start: int, ground: Ground) -> bool:
    """Return whether a name is of who says something, and not of where they are from."""
    text = ground.reading.text or ""
    sources = (span for one in ground.reading.quotes for span in one.source)
    before = next((text[begin:start] for begin, end in sources if begin <= start < end), None)
    return before is not None and not any(word in _AT_PLACE for word in before.casefold().split())
