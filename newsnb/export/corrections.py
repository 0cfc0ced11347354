"""The file of corrections, version 1: what people asked for and the hash of the text, without the reading.

A view without a kernel makes the same file (``static/app/corrections.js``).
"""

import json
from collections.abc import Sequence
from typing import Any

from newsnb.corrections import Correction, Corrections, record_of
from newsnb.errors import BadReading
from newsnb.plain import from_plain
from newsnb.reading import Reading

FORMAT, VERSION = "newsnb-corrections", 1


def is_corrections(found: object) -> bool:
    """Return whether the content of a JSON file says that it has corrections."""
    return isinstance(found, dict) and found.get("format") == FORMAT


def corrections_to_json(
    reading: Reading, *, rest: Sequence[Correction] = (), set_aside: Sequence[Correction] = ()
) -> str:
    """Return the corrections of a reading as the text of a file.

    Parameters
    ----------
    reading
        With the corrections that count.
    rest
        Others that do not fit this reading, and may fit another.
    set_aside
        Others that do not count, because they contradict one that does.
    """
    about: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "sha256": reading.sha256,
        "title": reading.meta.title,
    }
    about["corrections"] = [record_of(correction) for correction in (*reading.corrections, *rest)]
    if set_aside:
        about["set_aside"] = [record_of(correction) for correction in set_aside]
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def corrections_from(found: dict[str, Any]) -> Corrections:
    """Make `Corrections` of the content of a file; what is no correction is named and left out.

    Raises
    ------
    BadReading
        If the file is from a later version, or has no hash or no list.
    """
    version, listed = found.get("version"), found.get("corrections")
    if version != VERSION:
        raise BadReading(f"corrections of version {version!r}, this newsnb knows 1; run `pip install -U newsnb`")
    if not isinstance(found.get("sha256"), str) or not isinstance(listed, list):
        raise BadReading("corrections without a hash or a list; was the file cut or edited?")
    unreadable: list[str] = []
    title, aside = found.get("title"), found.get("set_aside")
    return Corrections(
        sha256=found["sha256"],
        title=title if isinstance(title, str) else None,
        corrections=_records_from(listed, unreadable),
        set_aside=_records_from(aside if isinstance(aside, list) else [], unreadable),
        unreadable=tuple(unreadable),
    )


def _records_from(listed: list[Any], unreadable: list[str]) -> tuple[Correction, ...]:
    """Return those of the entries that are corrections; a line on each other is added to ``unreadable``."""
    made = []
    for number, one in enumerate(listed, 1):
        try:
            made.append(from_plain(Correction, one | {"from": {}}, where=f"correction {number}"))
        except (BadReading, TypeError) as error:
            unreadable.append(str(error) if isinstance(error, BadReading) else f"correction {number} is no object")
    return tuple(made)
