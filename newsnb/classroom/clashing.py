"""Whether two corrections ask the same, or say different things of one thing."""

from collections.abc import Iterable
from typing import Any

from newsnb.corrections import Correction

_SUBJECTS = {"key": "where", "point": "where"}  # both say where a place lies


def is_same(one: Correction, other: Correction) -> bool:
    """Return whether two corrections ask the same of the same thing, whoever made them."""
    return (one.what, one.to) == (other.what, other.to) and _is_on_the_same(one, other)


def _is_on_the_same(one: Correction, other: Correction) -> bool:
    """Return whether two corrections are about one thing, which has the same words if not the same id."""
    kinds = [(correction.on or "").partition("-")[0] for correction in (one, other)]
    return one.on == other.on or (kinds[0] == kinds[1] and one.span is not None and one.span == other.span)


def clashes(one: Correction, other: Correction) -> bool:
    """Return whether two corrections say different things of the same thing, so that only one of them can count."""
    if is_same(one, other) or not _is_on_the_same(one, other):
        return False
    if one.on is None:
        return one.what == other.what == "add" and _words_added(one) == _words_added(other)
    subjects = {_SUBJECTS.get(correction.what, correction.what) for correction in (one, other)}
    return "remove" in subjects or (len(subjects) == 1 and "split" not in subjects)


def _words_added(correction: Correction) -> Any:
    """Return the kind and the words of what is added."""
    asked = correction.to.value
    return asked.get("add"), asked.get("span") or asked.get("content")


def find_clash(correction: Correction, earlier: Iterable[Correction]) -> Correction | None:
    """Return the last of the earlier corrections that says something else of the same thing."""
    return next((one for one in reversed(list(earlier)) if clashes(one, correction)), None)


def without(corrections: Iterable[Correction], others: Iterable[Correction]) -> list[Correction]:
    """Return corrections without those that others are the same as; each takes away one."""
    kept = list(corrections)
    for other in others:
        found = next((one for one in kept if is_same(one, other)), None)
        if found is not None:
            kept.remove(found)
    return kept
