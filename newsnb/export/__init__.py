"""Write readings to files and load them: JSON, HTML, CSV, Excel and GeoJSON."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsnb.errors import FileProblem, UnknownName
from newsnb.export.document import load, to_dict, to_json
from newsnb.export.geojson import to_geojson
from newsnb.export.several import SEVERAL
from newsnb.export.tables import to_csv, to_excel
from newsnb.files import file_name, path_of, write_whole
from newsnb.reading import Reading

if TYPE_CHECKING:
    from newsnb.views.tiles import Tiles

__all__ = ["FORMS", "file_name", "load", "save", "to_csv", "to_dict", "to_geojson", "to_html", "to_json"]


def save(
    readings: Reading | Iterable[Reading],
    path: str | Path,
    *,
    table: str = "quotes",
    text: bool = True,
    tiles: "Tiles" = None,
) -> Path:
    """Write a reading, or several, to one file.

    Parameters
    ----------
    readings
        One Reading, or a list of them.
    path
        The suffix chooses the format: .html (the linked page, with a chooser if there are several readings),
        .csv (one table), .xlsx (all tables), .geojson (the places), .json (all of one reading, see `load`). If
        there are several, each row of a table and each place names its article by number and title. An existing file
        is replaced. If the path is a folder, a linked page named after the (first) article is written there.
    table
        Which table a .csv file holds; see `newsnb.frames.to_frame`.
    text
        False leaves out the words of the articles; offsets, names and places stay.
    tiles
        For .html: None draws country outlines, and the page makes no request. Otherwise a street map lies under the
        places if its server can be reached: ``"OpenStreetMap"``, or what `newsnb.views.tiles.tile_layer` takes.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    UnknownName
        If the suffix, the table or the tiles are unknown.
    FileProblem
        If the file cannot be written, or its format holds one reading and several were given. An existing file is
        left as it was.
    ValueError
        If the list is empty.
    """
    listed = _check_readings(readings)
    target = path_of(path)
    if target.is_dir():
        target /= file_name(listed[0].meta.title, ".html")
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise UnknownName("file type", target.suffix or target.name, (f".{name}" for name in FORMS))
    chosen = [one if text else without_text(one) for one in listed]
    if form == "html":
        written: str | bytes = to_html(*chosen, tiles=tiles)
    elif isinstance(readings, Reading) or (form == "json" and len(chosen) == 1):
        written = FORMS[form](chosen[0], table)
    elif form in SEVERAL:
        written = SEVERAL[form](chosen, table)
    else:
        todo = f"save each with reading.save, or all as .html, {', '.join(f'.{name}' for name in SEVERAL)}"
        raise FileProblem(target, f"a .{form} file holds one reading, {len(chosen)} were given", todo)
    write_whole(target, written)
    return target


def _check_readings(readings: Reading | Iterable[Reading]) -> list[Reading]:
    """Return one or several readings as a list, and raise if there is none."""
    found = [readings] if isinstance(readings, Reading) else list(readings)
    if not found:
        raise ValueError("there is no reading to save; pass one, or a list such as [first, second]")
    for one in found:
        if not isinstance(one, Reading):
            raise TypeError(f"only readings can be saved, got {type(one).__name__}; newsnb.read makes one from a text")
    return found


def without_text(reading: Reading) -> Reading:
    """Return the reading without the words of its article."""
    return replace(reading, text=None)


def to_html(*readings: Reading, tiles: "Tiles" = None) -> str:
    """Return the linked page: one file that needs no kernel, and no network except for tiles."""
    from newsnb.views import page_of

    return page_of(*readings, tiles=tiles)


FORMS: dict[str, Callable[[Reading, str], str | bytes]] = {
    "html": lambda reading, table: to_html(reading),
    "json": lambda reading, table: to_json(reading),
    "csv": to_csv,
    "xlsx": lambda reading, table: to_excel(reading),
    "geojson": lambda reading, table: to_geojson(reading),
}
"""The function that makes each format; its second argument is the table, which only CSV needs."""
