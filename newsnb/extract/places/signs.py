"""Text to the signs that a name is a place's: the words before and behind it.

The model names most places; these signs find those it missed, and the people and streets that it took for places.
"""

import re
from collections.abc import Iterator

from newsnb.lang import english
from newsnb.values import Span

_LOOK_BACK = 32  # characters; the longest sign before a name has fewer
_LONGEST_LIST = 600  # characters before the word for the kind; some forty names


# What stands before a name, to its start, what stands behind it, and what names are like.
_SURE_BEFORE = english.places.patterns.sure_before
_SURE_BEHIND = english.places.patterns.sure_behind
_LIKELY_BEFORE = english.places.patterns.likely_before
_LIKELY_BEHIND = english.places.patterns.likely_behind
_PERSON_BEFORE = english.places.patterns.person_before
_PERSON_BEHIND = english.places.patterns.person_behind
_SIGNS_BEFORE = {"sure before": _SURE_BEFORE, "likely before": _LIKELY_BEFORE, "titled": _PERSON_BEFORE}
_SIGNS_BEHIND = {"sure behind": _SURE_BEHIND, "likely behind": _LIKELY_BEHIND, "person behind": _PERSON_BEHIND}
_WAY_BEHIND = english.places.patterns.way
_ROAD = english.places.patterns.road
_RUN = english.places.patterns.run
_OPENER = english.places.patterns.opener
_MEMBER = english.places.patterns.member
_MEMBERS = english.places.patterns.members
_SHARED_KIND = english.places.patterns.shared_kind
_SHARED_KINDS = english.places.maps.shared_kinds


def is_sure(text: str, start: int, end: int) -> bool:
    """Return whether the words around ``text[start:end]`` say that it is a place, whoever else bears the name."""
    return _is_before(_SURE_BEFORE, text, start) or _is_behind(_SURE_BEHIND, text, end)


def signs_around(text: str, start: int, end: int) -> list[str]:
    """Return the signs that the words right before and behind ``text[start:end]`` are."""
    before = [sign for sign, words in _SIGNS_BEFORE.items() if _is_before(words, text, start)]
    behind = [sign for sign, words in _SIGNS_BEHIND.items() if _is_behind(words, text, end)]
    return [*before, *behind] or ["nothing around"]


def is_likely(text: str, start: int, end: int) -> bool:
    """Return whether the words around ``text[start:end]`` fit a place."""
    return _is_before(_LIKELY_BEFORE, text, start) or _is_behind(_LIKELY_BEHIND, text, end)


def fits_place(text: str, start: int, end: int) -> bool:
    """Return whether the words around ``text[start:end]`` speak for a place at all."""
    return is_sure(text, start, end) or is_likely(text, start, end)


def is_person(text: str, start: int, end: int) -> bool:
    """Return whether a title stands before ``text[start:end]``, or words behind it that only a person says."""
    return is_titled(text, start) or _is_behind(_PERSON_BEHIND, text, end)


def is_titled(text: str, start: int) -> bool:
    """Return whether a person's title stands before what starts at ``start``."""
    return _is_before(_PERSON_BEFORE, text, start)


def is_way(text: str, end: int) -> bool:
    """Return whether what ends at ``end`` is a way between places: the Vikby-Lunden highway."""
    return _is_behind(_WAY_BEHIND, text, end)


def is_road(name: str) -> bool:
    """Return whether ``name`` is a street, a numbered road or an address: nothing that belongs on a map of the news."""
    return _ROAD.fullmatch(name) is not None


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the stretches of capitalised words in ``text[start:end]``, without a word that opens the sentence.

    >>> [text[a:b] for text in ["He left St. Paul for the Gulf of Mexico."] for a, b in runs(text)]
    ['St. Paul', 'Gulf of Mexico']
    """
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        left, right = match.span()
        if opener := _OPENER.match(text, left, right):
            left = opener.end()
        if right - left > 2:
            yield left, right


def shared_kinds(text: str) -> dict[int, tuple[int, str]]:
    """Return the kind of place that names in a list share, by the names' starts and beside their ends.

    >>> shared_kinds("Vik and Lund counties")
    {0: (3, 'County'), 8: (12, 'County')}
    """
    found: dict[int, tuple[int, str]] = {}
    done = 0
    for kind in _SHARED_KIND.finditer(text):
        members = _MEMBERS.search(text, max(done, kind.start() - _LONGEST_LIST), kind.start())
        done = kind.end()
        for name in _MEMBER.finditer(text, *members.span()) if members else ():
            found[name.start()] = name.end(), _SHARED_KINDS[kind[1].lower()]
    return found


def _is_before(sign: re.Pattern[str], text: str, start: int) -> bool:
    return sign.search(text, max(0, start - _LOOK_BACK), start) is not None


def _is_behind(sign: re.Pattern[str], text: str, end: int) -> bool:
    return sign.match(text, end) is not None
