"""What people change in a reading: small records that can be kept apart from it, applied and taken back.

They stand in the JSON reading by the same names; `newsnb.classroom` makes, applies and merges them.
"""

from dataclasses import dataclass
from typing import Any

from newsnb.plain import Json, Value, later, to_plain
from newsnb.values import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Value):
    """A change made by a person.

    Attributes
    ----------
    id
        ``correction-`` and a number, from 1 in the order in which they were made.
    what
        What was changed: the name of the argument of `newsnb.reading.Reading.correct`.
    on, span
        Id of what was changed, and where it stood in the text; None for something new, or something without words.
    from_
        The patch that takes it back (``"from"`` in JSON), see `newsnb.classroom.patches`.
    to
        What the person asked for: the arguments of ``correct``.
    by, on_day, why
        A name or code, or None; the date, as in 2026-11-28; the person's words, or None.

    Examples
    --------
    >>> import newsnb
    >>> reading = newsnb.read('"We will go on," Ada Berg said in Lisbon.')
    >>> better = reading.correct(reading.quotes[0].id, naming="described", by="a1")
    >>> [(one.what, one.on, one.by) for one in better.corrections]
    [('naming', 'quote-0', 'a1')]
    """

    id: str
    what: str
    on: str | None = None
    span: Span | None = None
    from_: Json
    to: Json
    by: str | None = None
    on_day: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections(Value):
    """The corrections of a text without its reading, as a view keeps them in a file.

    Attributes
    ----------
    sha256, title
        Of the text that was corrected.
    corrections
        In the order in which they were made; ``from_`` is empty, since it depends on the reading they are applied to.
    unreadable
        A line for each entry of the file that is no correction.
    set_aside
        Corrections that do not count, because somebody else had corrected the same thing differently before.

    Examples
    --------
    >>> from newsnb.corrections import Corrections
    >>> Corrections(sha256="ab").corrections
    ()
    """

    sha256: str
    title: str | None = None
    corrections: tuple[Correction, ...] = ()
    unreadable: tuple[str, ...] = later(())
    set_aside: tuple[Correction, ...] = later(())


def record_of(correction: Correction) -> dict[str, Any]:
    """Return a correction as files and views have it: without its patch, which every reading makes anew."""
    return {name: value for name, value in to_plain(correction).items() if name != "from"}
