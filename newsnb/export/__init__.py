"""Reading to files and back: JSON, HTML, CSV, Excel and GeoJSON, each written whole or not at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newsnb.errors import UnknownName
from newsnb.export.document import load, to_dict, to_json
from newsnb.export.geojson import to_geojson
from newsnb.export.tables import to_csv, to_excel
from newsnb.export.writing import write_whole
from newsnb.values import Reading

__all__ = ["FORMS", "load", "save", "to_csv", "to_dict", "to_geojson", "to_html", "to_json"]


def save(reading: Reading, path: str | Path, *, table: str = "quotes", text: bool = True) -> Path:
    """Write ``reading`` to a file.

    Parameters
    ----------
    reading
        What to write.
    path
        Where to; its suffix chooses the form: .json (all of it, see `load`), .html (the linked page), .csv (one
        table), .xlsx (all tables), .geojson (the places). An existing file is replaced.
    table
        Which table a .csv file holds; see `newsnb.frames.to_frame`.
    text
        False leaves the article's words out: offsets, names and places stay.

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    UnknownName
        If the suffix or the table is none of these.
    FileProblem
        If the file cannot be written; what stood there before is untouched.
    """
    target = Path(path).expanduser()
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise UnknownName("file type", target.suffix or target.name, (f".{name}" for name in FORMS))
    written = FORMS[form](reading if text else without_text(reading), table)
    write_whole(target, written)
    return target


def without_text(reading: Reading) -> Reading:
    """Give the reading without the words of its article."""
    return replace(reading, text=None)


def to_html(reading: Reading) -> str:
    """Give the linked page: one file that needs no kernel and no network."""
    from newsnb.views import page_of

    return page_of(reading)


FORMS: dict[str, Callable[[Reading, str], str | bytes]] = {
    "html": lambda reading, table: to_html(reading),
    "json": lambda reading, table: to_json(reading),
    "csv": to_csv,
    "xlsx": lambda reading, table: to_excel(reading),
    "geojson": lambda reading, table: to_geojson(reading),
}
"""What each file type is made by; the second argument is the table that CSV asks for."""
