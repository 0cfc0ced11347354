"""Corrections that several people made in one text become those of one reading; where they differ, a note says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsnb.classroom.applying import add_conflict, anchor, apply_one, check_reading, ids_between
from newsnb.classroom.clashing import find_clash, is_same
from newsnb.classroom.finding import BadCorrection
from newsnb.corrections import Correction
from newsnb.errors import WrongType
from newsnb.plain import Json
from newsnb.reading import Reading


def merge(readings: Iterable[Reading]) -> Reading:
    """Return one reading with the corrections of several of the same text.

    Where two people corrected the same thing in different ways, the first counts, and a note shows the other. Somebody
    who corrected what another had corrected before, in a reading that has both, is right.

    Parameters
    ----------
    readings
        Readings of one text, of the person who counts first.

    Raises
    ------
    BadCorrection
        If they are readings of different texts, or there is none.
    WrongType
        If they are no readings.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> one = reading.correct(reading.quotes[0].id, naming="described", by="a1")
    >>> other = reading.correct(reading.places[0].id, remove=True, by="a2")
    >>> [correction.by for correction in newsnb.merge([one, other]).corrections]
    ['a1', 'a2']
    """
    if isinstance(readings, Reading) or not isinstance(readings, Iterable):
        raise WrongType("merge", "a list of readings", readings)
    listed = list(readings)
    for one in listed:
        check_reading("merge", one)
    if not listed:
        raise BadCorrection("there is no reading to merge; give a list of them")
    if len({one.sha256 for one in listed}) > 1:
        raise BadCorrection("these are readings of different texts; merge those of one text")
    merged, *others = listed
    for other in others:
        merged = merge_one(merged, other.corrections).reading
    return merged


@dataclass(frozen=True, slots=True)
class Merged:
    """A reading with the corrections of somebody else, but for those that clash with its own."""

    reading: Reading
    set_aside: tuple[Correction, ...] = ()


def merge_one(reading: Reading, corrections: Sequence[Correction]) -> Merged:
    """Merge one more person's corrections into a reading; those that it has already are left out."""
    matches, new_ids = _match(reading.corrections, corrections)
    earlier = [one for one in reading.corrections if one not in matches.values()]
    set_aside = []
    for number, correction in enumerate(corrections):
        if number in matches:
            continue
        other = _find_clash(reading, correction, earlier, new_ids)
        if other is None:
            reading = apply_one(reading, correction, new_ids)
        else:
            reading = add_conflict(reading, correction, other)
            set_aside.append(correction)
    return Merged(reading, tuple(set_aside))


def _match(
    known: Sequence[Correction], corrections: Sequence[Correction]
) -> tuple[dict[int, Correction], dict[str, str]]:
    """Return which corrections are known, by their index, and which ids those have here that they made anew."""
    left, matches = list(known), {}
    new_ids: dict[str, str] = {}
    for number, correction in enumerate(corrections):
        renamed = _rename(correction, new_ids)
        found = next((one for one in left if is_same(one, renamed)), None)
        if found is not None:
            left.remove(found)
            matches[number] = found
            new_ids.update(ids_between(correction, found))
    return matches, new_ids


def _rename(correction: Correction, new_ids: dict[str, str]) -> Correction:
    """Return a correction with ids as another reading has them."""
    asked = correction.to.value
    if not new_ids or not isinstance(asked, dict):
        return correction
    to = {
        name: [new_ids.get(str(one), one) for one in value] if isinstance(value, list) else value
        for name, value in asked.items()
    }
    return replace(correction, on=new_ids.get(str(correction.on), correction.on), to=Json.of(to))


def _find_clash(
    reading: Reading, correction: Correction, earlier: Iterable[Correction], new_ids: dict[str, str]
) -> Correction | None:
    """Return the last of the earlier corrections that says something else of the same thing."""
    try:
        on, asked = anchor(reading, correction, new_ids)
    except BadCorrection:
        here = correction  # what it is about may have been removed
    else:
        here = replace(correction, on=on, to=Json.of(asked))
    return find_clash(here, earlier)
