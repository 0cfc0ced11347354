"""The JSON reading, version 1: what `newsnb.reading.Reading` holds, in a documented file format.

Its JSON Schema is ``reading-1.schema.json`` beside this module.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsnb.corrections import Corrections
from newsnb.errors import BadReading
from newsnb.export.corrections import corrections_from, is_corrections
from newsnb.export.schema import complaint, unwritable
from newsnb.files import path_of, read_whole
from newsnb.plain import from_plain, to_plain
from newsnb.reading import FORMAT, VERSION, Reading, sha256_of
from newsnb.settings import Settings
from newsnb.values import Span

_LARGEST = 500_000_000  # bytes; the reading of the longest text that the default settings allow has 20 million
_TODO = "check the path: it needs to name a .json file written by reading.save"


def to_dict(reading: Reading) -> dict[str, Any]:
    """Return the JSON reading as plain Python values."""
    return {"format": FORMAT, "version": VERSION, **to_plain(reading)}


def to_json(reading: Reading) -> str:
    """Return the JSON reading as text."""
    return json.dumps(to_dict(reading), ensure_ascii=False, indent=1) + "\n"


def load_any(path: str | Path) -> Reading | Corrections:
    """Read a .json file that `newsnb.Reading.save` wrote, or one with corrections that a view kept.

    Parameters
    ----------
    path
        Path of the file.

    Returns
    -------
    Reading or Corrections
        Equal to what was saved. Fields that this version does not know are kept and written again. Corrections are
        for `newsnb.apply`.

    Raises
    ------
    FileProblem
        If the file cannot be read.
    BadReading
        If it is not a reading, is from a later version, does not match the schema, or its text was changed.
    """
    source = path_of(path)
    content = read_whole(source, largest=_LARGEST, todo=_TODO, too_large="load a .json file written by reading.save")
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadReading(
            f"{str(source)!r} is not a JSON file ({error}); save a reading under a name that ends in .json"
        ) from error
    try:
        return corrections_from(found) if is_corrections(found) else from_dict(found)
    except BadReading as error:
        raise BadReading(f"{str(source)!r}: {error}") from error


def load(path: str | Path) -> Reading:
    """Read a file that `newsnb.Reading.save` wrote as .json; see `load_any` for what can go wrong.

    Raises
    ------
    BadReading
        Also if it holds corrections alone.
    """
    found = load_any(path)
    if isinstance(found, Corrections):
        raise BadReading(f"{str(path)!r} holds corrections, not a reading; use newsnb.apply(reading, {str(path)!r})")
    return found


def from_dict(found: object) -> Reading:
    """Make a Reading from what `to_dict` returned, and check it."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadReading(f"not a reading (its format should be {FORMAT!r}); load a file written by reading.save")
    version = found.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version <= VERSION:
        raise BadReading(
            f"a reading of version {version!r}, this newsnb knows up to {VERSION}; run `pip install -U newsnb`"
        )
    if wrong := unwritable(found):
        raise BadReading(f"{wrong}, which no reading contains; was the file edited?")
    plain = {key: value for key, value in found.items() if key not in ("format", "version")}
    reading = from_plain(Reading, _add_settings(plain))
    if wrong := complaint(found):
        raise BadReading(f"{wrong}; was the file edited?")
    _check_offsets(reading)
    return reading


def _add_settings(plain: dict[str, Any]) -> dict[str, Any]:
    """Add settings that an older version did not have; their defaults are how it read."""
    made_by = plain.get("made_by")
    if not isinstance(made_by, dict) or not isinstance(settings := made_by.get("settings"), dict):
        return plain
    return plain | {"made_by": made_by | {"settings": to_plain(Settings()) | settings}}


def _check_offsets(reading: Reading) -> None:
    text = reading.text
    if text is not None and (len(text), sha256_of(text)) != (reading.length, reading.sha256):
        raise BadReading("its text was changed (length or sha256 differ); read the text again")
    for start, end in _list_spans(reading):
        if not 0 <= start < end <= reading.length:
            raise BadReading(
                f"a span {start}:{end} is outside the text of {reading.length} characters; was the file edited?"
            )


def _list_spans(reading: Reading) -> Iterator[Span]:
    yield from ((part.start, part.end) for part in reading.parts)
    for entity in reading.entities:
        yield from ((mention.start, mention.end) for mention in entity.mentions)
        yield from ((reference.start, reference.end) for reference in entity.references)
    yield from ((m.start, m.end) for place in reading.places for m in place.mentions)
    yield from ((u.start, u.end) for u in reading.unresolved)
    yield from ((time.start, time.end) for time in reading.times)
    for quote in reading.quotes:
        yield from (*quote.content, *quote.cue, *quote.source, *quote.channel)
