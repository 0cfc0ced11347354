"""The versions of an article -> the numbers and places that were added, dropped or changed outside of quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from newsnb.checking.ground import Ground
from newsnb.checking.words import fold, is_number
from newsnb.comparing.edits import Edits, Run
from newsnb.lang import english

_NUMBER = english.comparing.patterns.number
_AT_PLACE = english.comparing.words.at_place
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_PLACE, _SOMEBODY, _NAME = "place", "somebody", "name"
_GAP = re.compile(r"[ \t-]?")

Fact = tuple[str | None, str | None]
"""The words of the old version and of the new one."""


def list_number_changes(edits: Edits, old: Ground, new: Ground, out: tuple[set[int], set[int]]) -> Iterator[Fact]:
    """Yield the numbers that differ; words in ``out``, old and new, are told of otherwise."""
    for run in _list_runs(edits, old, new):
        mine = _list_numbers(run.old, old, out[0])
        its = _list_numbers(run.new, new, out[1])
        yield from _pair(mine, its, old, new)


def _pair(mine: dict[str, str], its: dict[str, str], old: Ground, new: Ground) -> Iterator[Fact]:
    """Yield words that are in one version alone, in order; those left over only where the whole other lacks them."""
    left = [(key, words) for key, words in mine.items() if key not in its]
    right = [(key, words) for key, words in its.items() if key not in mine]
    yield from ((one, two) for (_, one), (_, two) in zip(left, right, strict=False))
    size = min(len(left), len(right))
    yield from ((words, None) for key, words in left[size:] if not _has(key, new))
    yield from ((None, words) for key, words in right[size:] if not _has(key, old))


def _has(key: str, ground: Ground) -> bool:
    """Return whether a number, by its stem, or the last word of a name is anywhere in a version."""
    form = fold(key.split()[-1])
    return key in ground.where_stem or form in ground.where


def _list_runs(edits: Edits, old: Ground, new: Ground) -> list[Run]:
    """Return the words that differ, those of whole sentences, too."""
    none = range(0)
    dropped = [Run(old.inside(number), none) for number in edits.dropped]
    added = [Run(none, new.inside(number)) for number in edits.added]
    return [*edits.runs, *dropped, *added]


def _list_numbers(words: Iterable[int], ground: Ground, out: set[int]) -> dict[str, str]:
    """Return the numbers among words, as printed, by their stems."""
    text = ground.reading.text or ""
    found = {}
    for at in words:
        if at not in out and is_number(ground.words.stems[at]):
            start = ground.words.spans[at][0]
            found[ground.words.stems[at]] = _print_number(text, start) or text[slice(*ground.words.spans[at])]
    return found


def _print_number(text: str, start: int) -> str | None:
    """Return the number that holds an offset, as printed with its currency: *£18,500*."""
    around = _NUMBER.finditer(text, max(0, start - 2), min(len(text), start + 40))
    return next((match.group() for match in around if match.start() <= start < match.end()), None)


def list_place_changes(edits: Edits, old: Ground, new: Ground, out: tuple[set[int], set[int]]) -> Iterator[Fact]:
    """Yield the places that differ; words in ``out``, old and new, are told of otherwise."""
    for run in _list_runs(edits, old, new):
        mine, its = _list_names(run.old, old, out[0]), _list_names(run.new, new, out[1])
        if len(mine) == len(its) == 1 and _PLACE in (*mine.values(), *its.values()):
            yield from _pair(dict(zip(mine, mine, strict=True)), dict(zip(its, its, strict=True)), old, new)
        else:
            ours, theirs = ({name: name for name, what in names.items() if what == _PLACE} for names in (mine, its))
            yield from _pair(ours, theirs, old, new)


def _list_names(words: Sequence[int], ground: Ground, out: set[int]) -> dict[str, str]:
    """Return the names among words as printed, each with what it is: certainly a place, somebody's, or neither."""
    text, spans = ground.reading.text or "", ground.words.spans
    found = {}
    for at in words:
        if at in out or not ground.words.capital[at] or ground.words.forms[at] in _AT_PLACE:
            continue
        first = last = at
        while first and _is_beside(first - 1, ground):
            first -= 1
        while last + 1 < len(spans) and _is_beside(last, ground):
            last += 1
        while first < at and ground.words.forms[first] in _AT_PLACE:  # at the start of a sentence: *On Sollay*
            first += 1
        start, end = spans[first][0], spans[last][1]
        somebody = _is_somebody(spans[at][0], ground)
        found[text[start:end]] = _SOMEBODY if somebody else _PLACE if _is_place(first, last, ground) else _NAME
    return found


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
    return bool(first) and ground.words.forms[first - 1] in _AT_PLACE and not _starts_sentence(first, ground)


def _starts_sentence(at: int, ground: Ground) -> bool:
    return ground.first[bisect_right(ground.first, at) - 1] == at


def _is_somebody(start: int, ground: Ground) -> bool:
    """Return whether a name is a person's or a body's; one word may be a place that was taken for a body."""
    text = ground.reading.text or ""
    return any(
        one.named and one.place is None and at.start <= start < at.end
        for one in ground.reading.entities
        for at in one.mentions
        if one.label == "PERSON" or (one.label == "ORG" and " " in text[at.start : at.end])
    )
