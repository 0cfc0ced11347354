"""The file of corrections, version 1: what people asked for and the hash of the text, without the reading.

A view without a kernel makes the same file (``static/app/corrections.js``).
"""

import json
from typing import Any

from newsnb.errors import BadReading
from newsnb.plain import from_plain
from newsnb.reading import Reading
from newsnb.values import Correction, Corrections, record_of

FORMAT, VERSION = "newsnb-corrections", 1


def is_corrections(found: object) -> bool:
    """Return whether the content of a JSON file says that it has corrections."""
    return isinstance(found, dict) and found.get("format") == FORMAT


def corrections_to_json(reading: Reading) -> str:
    """Return the corrections of a reading as the text of a file."""
    about = {"format": FORMAT, "version": VERSION, "sha256": reading.sha256, "title": reading.meta.title}
    records = [record_of(correction) for correction in reading.corrections]
    return json.dumps(about | {"corrections": records}, ensure_ascii=False, indent=1) + "\n"


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
    made, unreadable = [], []
    for number, one in enumerate(listed, 1):
        try:
            made.append(from_plain(Correction, one | {"from": {}}, where=f"correction {number}"))
        except (BadReading, TypeError) as error:
            unreadable.append(str(error) if isinstance(error, BadReading) else f"correction {number} is no object")
    title = found.get("title")
    return Corrections(
        sha256=found["sha256"],
        title=title if isinstance(title, str) else None,
        corrections=tuple(made),
        unreadable=tuple(unreadable),
    )
