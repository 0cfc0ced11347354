"""Put the corrections of another reading of the same text, or of a file, into a reading."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsnb.classroom.clashing import find_clash
from newsnb.classroom.correcting import ASKED, correct, undo
from newsnb.classroom.finding import BadCorrection, span_of, things_of
from newsnb.classroom.patches import added_ids
from newsnb.corrections import Correction, Corrections
from newsnb.errors import GazetteerProblem, WrongType
from newsnb.export import load_any
from newsnb.plain import Json
from newsnb.reading import Reading
from newsnb.values import Note, Span

_OF_ENTITIES = ("speakers", "merge")  # arguments that are lists of ids


def apply(
    reading: Reading, corrections: Iterable[Correction] | Correction | Reading | Corrections | str | Path
) -> Reading:
    """Return ``reading`` with the corrections of another reading of the same text, or of a file.

    Each is found again by its words, whatever ids a newer version gave. A note names each that no longer fits, and
    each that its author made without knowing that somebody else had corrected the same thing differently.

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
    WrongType
        If they are no corrections.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> better = reading.correct(reading.quotes[0].id, naming="described")
    >>> newsnb.apply(reading, better).quotes[0].naming
    'described'
    """
    check_reading("apply", reading)
    if isinstance(corrections, str | Path):
        corrections = load_any(corrections)
    if isinstance(corrections, Reading | Corrections) and corrections.sha256 != reading.sha256:
        raise BadCorrection("these corrections were made in another text; apply them to a reading of that one")
    for line in getattr(corrections, "unreadable", ()):
        reading = _add_lost(reading, None, line)
    new_ids: dict[str, str] = {}
    for correction in _list_corrections(corrections):
        if correction not in reading.corrections:
            reading = apply_one(reading, correction, new_ids)
    for correction in getattr(corrections, "set_aside", ()):
        reading = add_conflict(reading, correction, find_clash(correction, reading.corrections))
    return reading


def check_reading(what: str, reading: object) -> None:
    """Raise `WrongType` unless ``reading`` is one; ``what`` is the name of the function that needs it."""
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


def apply_one(reading: Reading, correction: Correction, new_ids: dict[str, str]) -> Reading:
    """Return the reading with a correction, or with a note if it does not fit.

    What the correction made anew may have another id here: ``new_ids`` is told.
    """
    try:
        on, asked = anchor(reading, correction, new_ids)
        made = correct(reading, on, **asked)
    except (BadCorrection, GazetteerProblem) as error:
        return _add_lost(reading, correction.span, str(error))
    *before, new = made.corrections
    new_ids.update(ids_between(correction, new))
    taken = {one.id for one in before}
    kept = replace(correction, id=new.id if correction.id in taken else correction.id, on=on, from_=new.from_)
    return replace(made, corrections=(*before, replace(kept, to=Json.of(asked))))


def ids_between(one: Correction, other: Correction) -> dict[str, str]:
    """Return the ids of what a correction made in another reading, by the ids that it made in the first."""
    return dict(zip(added_ids(one.from_.value), added_ids(other.from_.value), strict=False))


def anchor(reading: Reading, correction: Correction, new_ids: dict[str, str]) -> tuple[str | None, dict[str, Any]]:
    """Return id and arguments of a correction as they are in this reading.

    Raises
    ------
    BadCorrection
        If what it is about is not in the reading.
    """
    asked = correction.to.value
    if not isinstance(asked, dict) or not asked or not set(asked) <= ASKED:
        raise BadCorrection("it asks for nothing that is known")
    for name in _OF_ENTITIES:
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


def take_back(reading: Reading, correction: Correction) -> Reading:
    """Return the reading without one of its corrections, with those that were made after it."""
    at = reading.corrections.index(correction)
    new_ids: dict[str, str] = {}
    without = undo(reading, len(reading.corrections) - at)
    for later in reading.corrections[at + 1 :]:
        without = apply_one(without, later, new_ids)
    return without


def _add_lost(reading: Reading, span: Span | None, why: str) -> Reading:
    return add_note(reading, "correction-lost", span, f"a correction no longer fits and was left out ({why})")


def add_conflict(reading: Reading, second: Correction, first: Correction | None) -> Reading:
    """Add a note on a correction that does not count, because somebody corrected the same thing differently before."""
    sides = [f"{one.by or 'somebody'} says {one.to}" for one in (first, second) if one is not None]
    what = second.on or "the same words"
    message = f"two people corrected {what} differently: {'; '.join(sides)}; the first counts"
    return add_note(reading, "correction-conflict", second.span, message)


def add_note(reading: Reading, code: str, span: Span | None, message: str) -> Reading:
    """Add a note on a stretch of the text, or on its beginning."""
    start, end = span or (0, min(1, reading.length))
    return replace(reading, notes=(*reading.notes, Note(code=code, start=start, end=end, message=message)))
