"""Correct a reading, take corrections back, and put those of one reading, or of several people, into another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from newsnb.classroom import changes
from newsnb.classroom.finding import BadCorrection, find, span_of, things_of
from newsnb.classroom.patches import apply_patch, patch_between
from newsnb.errors import WrongType
from newsnb.extract.links import link
from newsnb.plain import Json, to_plain
from newsnb.reading import Reading
from newsnb.values import Correction, Entity, Note, Place, Quote, Toponym

__all__ = ["BadCorrection", "apply", "correct", "merge", "undo"]


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
    "remove": _Change((Quote, Entity, Place, Toponym), lambda reading, item, _: changes.remove(reading, item)),
}
_ADDITIONS: dict[str, Callable[..., Reading]] = {
    "quote": changes.add_quote,
    "place": changes.add_place,
    "entity": changes.add_entity,
}


def correct(
    reading: Reading,
    on: str | None = None,
    *,
    by: str | None = None,
    why: str | None = None,
    day: date | None = None,
    **asked: Any,
) -> Reading:
    """Return a reading with one correction more; see `newsnb.reading.Reading.correct` for what can be asked.

    Raises
    ------
    BadCorrection
        If it does not fit: an unknown id or choice, words outside the text or in two parts of it.
    """
    what, changed = _change(reading, on, asked)
    changed = link(changed)
    thing = things_of(reading).get(on) if on else None
    made = Correction(
        id=f"correction-{_highest(reading) + 1}",
        what=what,
        on=on,
        span=span_of(thing) if thing is not None else None,
        from_=Json.of(patch_between(changed, reading)),
        to=Json.of(to_plain(_plain(asked))),
        by=by,
        on_day=(day or date.today()).isoformat(),
        why=why,
    )
    return replace(changed, corrections=(*reading.corrections, made))


def _plain(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what was asked with lists for tuples of any depth, as JSON has them."""

    def plain(value: Any) -> Any:
        return [plain(item) for item in value] if isinstance(value, list | tuple) else value

    return {name: plain(value) for name, value in asked.items()}


def _highest(reading: Reading) -> int:
    return max((int(one.id.rpartition("-")[2]) for one in reading.corrections), default=0)


def _change(reading: Reading, on: str | None, asked: dict[str, Any]) -> tuple[str, Reading]:
    """Return what is changed, and the reading with the change."""
    if on is None and "add" in asked:
        kind, rest = asked["add"], {name: value for name, value in asked.items() if name != "add"}
        if kind not in _ADDITIONS:
            raise BadCorrection(f"there is no kind {str(kind)[:40]!r} to add; choose one of: {', '.join(_ADDITIONS)}")
        return "add", _call(_ADDITIONS[kind], f"add={kind!r}", reading, **rest)
    if on is None and list(asked) == ["merge"]:
        return "merge", changes.merge_entities(reading, _check_list("merge", asked["merge"]))
    if on is None or len(asked) != 1 or next(iter(asked)) not in _CHANGES:
        raise BadCorrection(
            f"correct needs an id and one of {', '.join(f'{name}=' for name in _CHANGES)}, or add=, or merge=; "
            f"got {', '.join(f'{name}=' for name in asked) or 'nothing'}{'' if on is None else f' for {on!r}'}"
        )
    ((what, value),) = asked.items()
    thing = find(reading, on, *_CHANGES[what].kinds)
    if what in ("speakers", "content", "split"):
        value = _check_list(what, value)
    return what, _CHANGES[what].make(reading, thing, value)


def _check_list(what: str, value: Any) -> Sequence[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise BadCorrection(f"{what}= needs a list, such as {what}=[...], got {value!r}")
    return list(value)


def _call(make: Callable[..., Reading], what: str, reading: Reading, **given: Any) -> Reading:
    try:
        return make(reading, **given)
    except TypeError as error:
        needed = str(error).partition("()")[2] or str(error)
        raise BadCorrection(f"{what}{needed}") from None


def undo(reading: Reading, n: int = 1) -> Reading:
    """Return the reading before its last ``n`` corrections, equal to it in every field.

    Raises
    ------
    BadCorrection
        If it has fewer corrections.
    """
    if not 0 <= n <= len(reading.corrections):
        raise BadCorrection(f"this reading has {len(reading.corrections)} corrections; {n} cannot be taken back")
    for correction in reversed(reading.corrections[len(reading.corrections) - n :]):
        reading = apply_patch(reading, correction.from_.value)
    return replace(reading, corrections=reading.corrections[: len(reading.corrections) - n])


def apply(reading: Reading, corrections: Iterable[Correction] | Reading) -> Reading:
    """Return ``reading`` with the corrections of another reading of the same text.

    Each is found again by its words, whatever ids a newer version gave. A note names each that no longer fits.

    Parameters
    ----------
    reading
        A reading, such as a newer version makes it.
    corrections
        Corrections, or a reading that has some.

    Raises
    ------
    BadCorrection
        If the corrections are those of another text.
    """
    if isinstance(corrections, Reading):
        if corrections.sha256 != reading.sha256:
            raise BadCorrection("these corrections were made in another text; apply them to a reading of that one")
        corrections = corrections.corrections
    for correction in corrections:
        if not isinstance(correction, Correction):
            raise WrongType("apply", "corrections, or a reading that has some", correction)
        if correction not in reading.corrections:
            reading = _apply_one(reading, correction)
    return reading


def _apply_one(reading: Reading, correction: Correction) -> Reading:
    try:
        on, asked = _anchor(reading, correction)
        made = correct(reading, on, **asked)
    except BadCorrection as error:
        message = f"a correction no longer fits and was left out ({error})"
        return _add_note(reading, "correction-lost", correction, message)
    *before, new = made.corrections
    taken = {one.id for one in before}
    kept = replace(correction, id=new.id if correction.id in taken else correction.id, on=on, from_=new.from_)
    return replace(made, corrections=(*before, kept))


def _anchor(reading: Reading, correction: Correction) -> tuple[str | None, dict[str, Any]]:
    """Return id and arguments of a correction as they are in this reading."""
    asked = dict(correction.to.value)
    for name in ("speakers", "merge"):
        if name in asked:
            asked[name] = [_anchor_entity(reading, id) for id in asked[name]]
    return (None if correction.on is None else _anchor_thing(reading, correction)), asked


def _anchor_entity(reading: Reading, id: str) -> str:
    """Return the id of the entity named where that of another version was first named; names of new ones stay."""
    if id in things_of(reading) or not id.startswith("entity-"):
        return id
    at = id.split("-")[1]
    starts = {mention.start: entity.id for entity in reading.entities for mention in entity.mentions}
    starts |= {reference.start: entity.id for entity in reading.entities for reference in entity.references}
    if not at.isdecimal() or int(at) not in starts:
        raise BadCorrection(f"{id!r} is named nowhere")
    return starts[int(at)]


def _anchor_thing(reading: Reading, correction: Correction) -> str:
    """Return the id of what overlaps the words of a correction most, of the same kind."""
    things, id = things_of(reading), str(correction.on)
    if id in things or correction.span is None:
        return id
    start, end = correction.span
    kind = id.partition("-")[0]
    shared = {
        other: min(end, span[1]) - max(start, span[0])
        for other, thing in things.items()
        if other.startswith(f"{kind}-") and (span := span_of(thing))
    }
    best = max(shared, key=lambda other: shared[other], default=None)
    if best is None or shared[best] <= 0:
        raise BadCorrection(f"there is no {kind} at {start}:{end}")
    return best


def merge(readings: Sequence[Reading]) -> Reading:
    """Return one reading with the corrections of several of the same text.

    Where two corrected the same thing in different ways, the first counts, and a note shows the other.

    Raises
    ------
    BadCorrection
        If they are readings of different texts, or there is none.
    """
    listed = list(readings)
    if not listed:
        raise BadCorrection("there is no reading to merge; give a list of them")
    for one in listed:
        if not isinstance(one, Reading):
            raise WrongType("merge", "a list of readings", one)
    if len({one.sha256 for one in listed}) > 1:
        raise BadCorrection("these are readings of different texts; merge those of one text")
    merged, *others = listed
    for other in others:
        for correction in other.corrections:
            merged = _merge_one(merged, correction)
    return merged


def _merge_one(reading: Reading, correction: Correction) -> Reading:
    same = [one for one in reading.corrections if (one.what, one.on) == (correction.what, correction.on) and one.on]
    if any(one.to == correction.to for one in same):
        return reading
    if not same:
        return apply(reading, [correction])
    first, second = (f"{one.by or 'somebody'} says {one.to}" for one in (same[0], correction))
    message = f"two people corrected {correction.on} differently: {first}; {second}; the first counts"
    return _add_note(reading, "correction-conflict", correction, message)


def _add_note(reading: Reading, code: str, correction: Correction, message: str) -> Reading:
    start, end = correction.span or (0, min(1, reading.length))
    return replace(reading, notes=(*reading.notes, Note(code=code, start=start, end=end, message=message)))
