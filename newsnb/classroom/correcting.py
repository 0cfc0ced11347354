"""Correct a reading, take corrections back, and put those of one reading, or of several people, into another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from numbers import Integral, Real
from pathlib import Path
from typing import Any

from newsnb.classroom import changes
from newsnb.classroom.finding import BadCorrection, find, span_of, things_of
from newsnb.classroom.patches import added_ids, apply_patch, patch_between
from newsnb.errors import WrongType
from newsnb.export import load_any
from newsnb.extract.links import link
from newsnb.plain import Json
from newsnb.reading import Reading
from newsnb.values import Correction, Corrections, Entity, Note, Place, Quote, Span, Toponym

__all__ = ["BadCorrection", "apply", "correct", "merge", "undo"]

_DEEPEST = 4  # lists in lists in what is asked; spans need two
_PLAIN: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (str | bool | None, lambda value: value),
    (Integral, int),
    (Real, float),
)


@dataclass(frozen=True, slots=True)
class _Change:
    """What can be changed of which kinds of things, and how."""

    kinds: tuple[type[Any], ...]
    make: Callable[..., Reading]


_CHANGES: dict[str, _Change] = {
    "speakers": _Change((Quote,), changes.set_speakers),
    "content": _Change((Quote,), changes.set_content),
    "naming": _Change((Quote,), changes.set_naming),
    "type": _Change((Quote,), changes.set_type),
    "role": _Change((Entity,), changes.set_role),
    "label": _Change((Entity,), changes.set_label),
    "name": _Change((Entity, Place), changes.set_name),
    "key": _Change((Place,), changes.set_key),
    "point": _Change((Place,), changes.set_point),
    "split": _Change((Entity,), changes.split_entity),
    "remove": _Change((Quote, Entity, Place, Toponym), changes.remove_asked),
}
_ADDITIONS: dict[str, Callable[..., Reading]] = {
    "quote": changes.add_quote,
    "place": changes.add_place,
    "entity": changes.add_entity,
}
_LISTS = frozenset(("speakers", "content", "split", "merge"))
_OF_ADDITIONS = frozenset(("add", "content", "speakers", "span", "point", "name", "label"))


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
    what = next(iter(asked), "")
    if len(asked) != 1 or what not in _CHANGES:
        raise _make_unknown(asked, f" for {on!r}")
    thing = find(reading, on, *_CHANGES[what].kinds)
    return what, _CHANGES[what].make(reading, thing, _check_list(what, asked[what]) if what in _LISTS else asked[what])


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


def apply(
    reading: Reading, corrections: Iterable[Correction] | Correction | Reading | Corrections | str | Path
) -> Reading:
    """Return ``reading`` with the corrections of another reading of the same text, or of a file.

    Each is found again by its words, whatever ids a newer version gave. A note names each that no longer fits.

    Parameters
    ----------
    reading
        A reading, such as a newer version makes it.
    corrections
        Corrections, a reading that has some, what `newsnb.load` returned for a file, or its path.

    Raises
    ------
    BadCorrection
        If the corrections are those of another text.
    """
    _check_reading("apply", reading)
    if isinstance(corrections, str | Path):
        corrections = load_any(corrections)
    if isinstance(corrections, Reading | Corrections) and corrections.sha256 != reading.sha256:
        raise BadCorrection("these corrections were made in another text; apply them to a reading of that one")
    for line in getattr(corrections, "unreadable", ()):
        reading = _add_lost(reading, None, line)
    new_ids: dict[str, str] = {}
    for correction in _list_corrections(corrections):
        if correction not in reading.corrections:
            reading = _apply_one(reading, correction, new_ids)
    return reading


def _check_reading(what: str, reading: object) -> None:
    if not isinstance(reading, Reading):
        raise WrongType(what, "a reading", reading)


def _list_corrections(given: Any) -> list[Correction]:
    if isinstance(given, Reading | Corrections):
        return list(given.corrections)
    listed = [given] if isinstance(given, Correction) or not isinstance(given, Iterable) else list(given)
    for one in listed:
        if not isinstance(one, Correction):
            raise WrongType("apply", "corrections, or a reading that has some", one)
    return listed


def _apply_one(reading: Reading, correction: Correction, new_ids: dict[str, str]) -> Reading:
    """Return the reading with a correction, if it fits; what it made anew may have another id here (``new_ids``)."""
    try:
        on, asked = _anchor(reading, correction, new_ids)
        made = correct(reading, on, **asked)
    except BadCorrection as error:
        return _add_lost(reading, correction.span, str(error))
    *before, new = made.corrections
    new_ids.update(zip(added_ids(correction.from_.value), added_ids(new.from_.value), strict=False))
    taken = {one.id for one in before}
    kept = replace(correction, id=new.id if correction.id in taken else correction.id, on=on, from_=new.from_)
    return replace(made, corrections=(*before, replace(kept, to=Json.of(asked))))


def _anchor(reading: Reading, correction: Correction, new_ids: dict[str, str]) -> tuple[str | None, dict[str, Any]]:
    """Return id and arguments of a correction as they are in this reading."""
    asked = correction.to.value
    if not isinstance(asked, dict) or not asked or not set(asked) <= {*_CHANGES, *_OF_ADDITIONS, "merge"}:
        raise BadCorrection("it asks for nothing that is known")
    for name in ("speakers", "merge"):
        if isinstance(asked.get(name), list):
            asked[name] = [_anchor_entity(reading, id, new_ids) for id in asked[name]]
    return (None if correction.on is None else _anchor_thing(reading, correction, new_ids)), asked


def _anchor_entity(reading: Reading, id: Any, new_ids: dict[str, str]) -> Any:
    """Return the id of the entity named where that of another version was first named; names of new ones stay."""
    id = new_ids.get(str(id), id)
    if not isinstance(id, str) or id in things_of(reading) or not id.startswith("entity-"):
        return id
    at = id.split("-")[1]
    starts = {mention.start: entity.id for entity in reading.entities for mention in entity.mentions}
    starts |= {reference.start: entity.id for entity in reading.entities for reference in entity.references}
    if not at.isdecimal() or int(at) not in starts:
        raise BadCorrection(f"{id!r} is named nowhere")
    return starts[int(at)]


def _anchor_thing(reading: Reading, correction: Correction, new_ids: dict[str, str]) -> str:
    """Return the id of what overlaps the words of a correction most, of the same kind."""
    things, id = things_of(reading), new_ids.get(str(correction.on), str(correction.on))
    if id in things or correction.span is None:
        return id
    kind = id.partition("-")[0]
    shared = {
        other: _overlap(correction.span, span_of(thing))
        for other, thing in things.items()
        if other.startswith(f"{kind}-")
    }
    best = max(shared, key=lambda other: shared[other], default="")
    if shared.get(best, 0) <= 0:
        raise BadCorrection(f"there is no {kind} at {correction.span[0]}:{correction.span[1]}")
    return best


def _overlap(one: Span, other: Span | None) -> int:
    return min(one[1], other[1]) - max(one[0], other[0]) if other else 0


def merge(readings: Iterable[Reading]) -> Reading:
    """Return one reading with the corrections of several of the same text.

    Where two people corrected the same thing in different ways, the first counts, and a note shows the other.

    Raises
    ------
    BadCorrection
        If they are readings of different texts, or there is none.
    """
    if isinstance(readings, Reading) or not isinstance(readings, Iterable):
        raise WrongType("merge", "a list of readings", readings)
    listed = list(readings)
    for one in listed:
        _check_reading("merge", one)
    if not listed:
        raise BadCorrection("there is no reading to merge; give a list of them")
    if len({one.sha256 for one in listed}) > 1:
        raise BadCorrection("these are readings of different texts; merge those of one text")
    merged, *others = listed
    for other in others:
        merged = _merge_one(merged, other.corrections)
    return merged


def _merge_one(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """Return a reading with one more person's corrections; those that others made already are left out."""
    earlier = reading.corrections
    new_ids: dict[str, str] = {}
    for correction in corrections:
        same = [one for one in earlier if (one.what, one.on) == (correction.what, correction.on)]
        if any(one.to == correction.to for one in same):
            continue
        if same and correction.on is not None:
            first, second = (f"{one.by or 'somebody'} says {one.to}" for one in (same[-1], correction))
            message = f"two people corrected {correction.on} differently: {first}; {second}; the first counts"
            reading = _add_note(reading, "correction-conflict", correction.span, message)
        else:
            reading = _apply_one(reading, correction, new_ids)
    return reading


def _add_lost(reading: Reading, span: Span | None, why: str) -> Reading:
    return _add_note(reading, "correction-lost", span, f"a correction no longer fits and was left out ({why})")


def _add_note(reading: Reading, code: str, span: Span | None, message: str) -> Reading:
    start, end = span or (0, min(1, reading.length))
    return replace(reading, notes=(*reading.notes, Note(code=code, start=start, end=end, message=message)))
