"""Correct a reading, and take corrections back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from numbers import Integral, Real
from typing import Any

from newsnb.classroom import changes
from newsnb.classroom.finding import BadCorrection, find, span_of, things_of
from newsnb.classroom.patches import apply_patch, patch_between
from newsnb.corrections import Correction
from newsnb.extract.links import link
from newsnb.plain import Json
from newsnb.reading import Reading
from newsnb.values import Entity, Place, Quote, Toponym

_DEEPEST = 4  # lists in lists in what is asked; spans need two
_PLAIN: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (str | bool | None, lambda value: value),
    (Integral, int),
    (Real, float),
)


@dataclass(frozen=True, slots=True)
class _Change:
    """What can be changed of which kinds of things, how, and what may be given besides."""

    kinds: tuple[type[Any], ...]
    make: Callable[..., Reading]
    also: frozenset[str] = frozenset()


_CHANGES: dict[str, _Change] = {
    "speakers": _Change((Quote,), changes.set_speakers),
    "content": _Change((Quote,), changes.set_content),
    "naming": _Change((Quote,), changes.set_naming),
    "type": _Change((Quote,), changes.set_type),
    "role": _Change((Entity,), changes.set_role),
    "label": _Change((Entity,), changes.set_label),
    "name": _Change((Entity, Place), changes.set_name),
    "key": _Change((Place,), changes.set_key, frozenset(("called",))),
    "point": _Change((Place,), changes.set_point),
    "split": _Change((Entity,), changes.split_entity),
    "remove": _Change((Quote, Entity, Place, Toponym), changes.remove_asked),
}
_ADDITIONS: dict[str, Callable[..., Reading]] = {
    "quote": changes.add_quote,
    "place": changes.add_place,
    "entity": changes.add_entity,
}
ASKED = frozenset((*_CHANGES, "called", "merge", "add", "content", "speakers", "span", "point", "name", "label"))
"""What a correction may ask for."""

_LISTS = frozenset(("speakers", "content", "split", "merge"))


def correct(
    reading: Reading,
    on: str | None = None,
    *,
    by: str | None = None,
    why: str | None = None,
    day: date | None = None,
    **asked: Any,
) -> Reading:
    """Return a reading with one more correction; see `newsnb.reading.Reading.correct` for what can be asked.

    Raises
    ------
    BadCorrection
        If it does not fit: an unknown id or choice, words outside the text or in two parts of it.
    """
    for name, value in (("an id", on), ("by", by), ("why", why)):
        if not isinstance(value, str | None):
            raise BadCorrection(f"{name} needs words, or None, got {type(value).__name__}")
    asked = {name: _check_value(name, value) for name, value in asked.items()}
    what, changed = _change(reading, on, asked)
    changed = link(changed)
    made = Correction(
        id=f"correction-{_highest(reading) + 1}",
        what=what,
        on=on,
        span=span_of(things_of(reading)[on]) if on else None,
        from_=Json.of(patch_between(changed, reading)),
        to=Json.of(asked),
        by=by,
        on_day=_check_day(day).isoformat(),
        why=why,
    )
    return replace(changed, corrections=(*reading.corrections, made))


def _check_value(name: str, value: Any, depth: int = 0) -> Any:
    """Return a value as JSON has it: numbers of other packages as Python's own, and lists for all that is like one."""
    for kind, make in _PLAIN:
        if isinstance(value, kind):
            return make(value)
    if not isinstance(value, Iterable) or isinstance(value, dict | bytes) or depth >= _DEEPEST:
        raise BadCorrection(f"{name}= needs words, numbers or lists of them, got {type(value).__name__}")
    return [_check_value(name, item, depth + 1) for item in value]


def _check_day(day: Any) -> date:
    if isinstance(day, datetime):
        return day.date()
    if not isinstance(day, date | None):
        raise BadCorrection(f"day needs a date, such as datetime.date(2026, 11, 28), got {day!r}")
    return day or date.today()


def _highest(reading: Reading) -> int:
    return max((int(one.id.rpartition("-")[2]) for one in reading.corrections), default=0)


def _change(reading: Reading, on: str | None, asked: dict[str, Any]) -> tuple[str, Reading]:
    """Return what is changed, and the reading with the change."""
    if on is None:
        return _change_whole(reading, asked)
    what = next((name for name in asked if name in _CHANGES), "")
    others = set(asked) - {what}
    if not what or not others <= _CHANGES[what].also:
        raise _make_unknown(asked, f" for {on!r}")
    thing = find(reading, on, *_CHANGES[what].kinds)
    value = _check_list(what, asked[what]) if what in _LISTS else asked[what]
    return what, _CHANGES[what].make(reading, thing, value, **{name: asked[name] for name in others})


def _change_whole(reading: Reading, asked: dict[str, Any]) -> tuple[str, Reading]:
    """Return what is changed, and the reading with something added or merged."""
    if "add" in asked:
        return "add", _add(reading, **asked)
    if list(asked) != ["merge"]:
        raise _make_unknown(asked, "")
    return "merge", changes.merge_entities(reading, _check_list("merge", asked["merge"]))


def _make_unknown(asked: dict[str, Any], where: str) -> BadCorrection:
    return BadCorrection(
        f"correct needs an id and one of {', '.join(f'{name}=' for name in _CHANGES)}, or add=, or merge=; "
        f"got {', '.join(f'{name}=' for name in asked) or 'nothing'}{where}"
    )


def _add(reading: Reading, *, add: Any, **given: Any) -> Reading:
    if not isinstance(add, str) or add not in _ADDITIONS:
        raise BadCorrection(f"there is no kind {str(add)[:40]!r} to add; choose one of: {', '.join(_ADDITIONS)}")
    given = {name: _check_list(name, value) if name in _LISTS else value for name, value in given.items()}
    try:
        return _ADDITIONS[add](reading, **given)
    except TypeError as error:  # an argument is missing, or unknown
        raise BadCorrection(f"add={add!r}: {str(error).partition('() ')[2] or error}") from None


def _check_list(what: str, value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise BadCorrection(f"{what}= needs a list, such as {what}=[...], got {value!r}")
    return value


def undo(reading: Reading, n: int = 1) -> Reading:
    """Return the reading before its last ``n`` corrections, equal to it in every field.

    Raises
    ------
    BadCorrection
        If it has fewer corrections.
    BadReading
        If the file that they come from was edited, so that they do not fit.
    """
    if not isinstance(n, int) or not 0 <= n <= len(reading.corrections):
        raise BadCorrection(f"this reading has {len(reading.corrections)} corrections; {n!r} cannot be taken back")
    for correction in reversed(reading.corrections[len(reading.corrections) - n :]):
        reading = apply_patch(reading, correction.from_.value)
    return replace(reading, corrections=reading.corrections[: len(reading.corrections) - n])
