"""Compare what a student marked with a key.

``newsnb/views/static/lesson/compare.js`` does the same in the student's browser, and a test compares the two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SHARED, _SAME = 0.5, 0.6  # of the words: to be about the same thing, and to be the same words
_LEFT_OUT = frozenset("a an the mr mrs ms dr of and".split())
_LETTERS = re.compile(r"[^\W_]+")
_AFTER_HEAD = re.compile(r"(?<=\S)(?:\s+(?:of|to|for|from|in|at|with|who)\s|,)", re.I)  # as in compare.js
_GENITIVE = re.compile(r"[’']s\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What a student, or another reader, marked.

    ``words`` are the numbers of those with letters. ``speaker`` is None if it was not answered, and empty for nobody.
    """

    kind: str
    words: tuple[int, ...]
    speaker: str | None = None
    naming: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that both marked, or one of them: ``item`` is -1 for what only the student has (``extra``)."""

    item: int
    marks: tuple[int, ...]
    status: str
    differs: tuple[str, ...] = ()


def compare(items: Sequence[Any], marks: Sequence[Marked], find: Sequence[str]) -> list[Found]:
    """Return what became of each item that was expected or found, and of each mark that is none of them."""
    homes = [_find_home(items, mark) for mark in marks]
    found = []
    for number, item in enumerate(items):
        mine = tuple(at for at, home in enumerate(homes) if home == number)
        if not mine and not item.optional:
            found.append(Found(item=number, marks=(), status="missed"))
        if mine:
            differs = _find_differences(item, [marks[at] for at in mine], find)
            status = "different" if differs else "agreed"
            found.append(Found(item=number, marks=mine, status=status, differs=differs))
    return found + [Found(item=-1, marks=(at,), status="extra") for at, home in enumerate(homes) if home < 0]


def _find_home(items: Sequence[Any], mark: Marked) -> int:
    """Return the item that a mark is about: the one it shares most with, if that is half of the shorter of the two."""
    best, likeness = -1, 0.0
    for number, item in enumerate(items):
        if item.kind == mark.kind and same_thing(item.words, mark.words) and likeness < dice(item.words, mark.words):
            best, likeness = number, dice(item.words, mark.words)
    return best


def same_thing(one: Sequence[int], other: Sequence[int]) -> bool:
    """Return whether two marks share half of the words of the shorter of them."""
    common = len(set(one) & set(other))
    return common > 0 and common >= _SHARED * min(len(one), len(other))


def dice(one: Sequence[int], other: Sequence[int]) -> float:
    """Return how alike two marks are, from 0 to 1."""
    return 2 * len(set(one) & set(other)) / (len(one) + len(other)) if one or other else 0.0


def _find_differences(item: Any, marks: Sequence[Marked], find: Sequence[str]) -> tuple[str, ...]:
    together = tuple({word for mark in marks for word in mark.words})
    differs = ["words"] if dice(item.words, together) < _SAME else []
    if item.kind != "quote":
        return tuple(differs)
    if "speaker" in find and not any(is_speaker(mark.speaker, item.accept) for mark in marks):
        differs.append("speaker")
    if "naming" in find and not any(mark.naming == item.naming for mark in marks):
        differs.append("naming")
    return tuple(differs)


def is_speaker(answer: str | None, accept: Sequence[str]) -> bool:
    """Return whether an answer names the speaker: it holds one of the accepted names, or the end of one.

    In a description the end is that of the words that say who, before those that say whose.

    >>> is_speaker("Kabulov", ["Zamir Kabulov"]), is_speaker("Zamir", ["Zamir Kabulov"]), is_speaker("", [])
    (True, False, True)
    >>> is_speaker("an adviser", ["An adviser to the mayor"]), is_speaker("the mayor", ["An adviser to the mayor"])
    (True, False)
    """
    if answer is None:
        return False
    given = _split(answer)
    if not given or not accept:
        return not given and not accept
    names = [(name, _split(_AFTER_HEAD.split(words)[0]) or name) for words in accept if (name := _split(words))]
    return any(set(name) <= set(given) or (set(given) <= set(name) and head[-1] in given) for name, head in names)


def _split(words: str) -> list[str]:
    return [word for word in _LETTERS.findall(_GENITIVE.sub("", words.lower())) if word not in _LEFT_OUT]
