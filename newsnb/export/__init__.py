"""Reading to files and back: JSON, HTML, CSV, Excel and GeoJSON, each written whole or not at all."""

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
        What to write: a Reading, or a list of them.
    path
        Where to; its suffix chooses the form: .html (the linked page, with a chooser where there are several),
        .csv (one table), .xlsx (all tables), .geojson (the places), .json (all of one reading, see `load`). In
        tables and places of several, each row names its article by number and title. An existing file is replaced.
        In a folder, a linked page is written that is named by the (first) article's title.
    table
        Which table a .csv file holds; see `newsnb.frames.to_frame`.
    text
        False leaves the articles' words out: offsets, names and places stay.
    tiles
        For .html: None draws country outlines, and the page asks no host for anything. Else a street map is under
        the places where its host can be reached: ``"OpenStreetMap"``, or what `newsnb.views.tiles.tile_layer` takes.

    Returns
    -------
    Path
        Where it was written.

    Raises
    ------
    UnknownName
        If the suffix, the table or the tiles are none of these.
    FileProblem
        If the file cannot be written, or its type holds one reading and several were given; what stood there
        before is untouched.
    ValueError
        If the list is empty.
    """
    listed = _listed(readings)
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


def _listed(readings: Reading | Iterable[Reading]) -> list[Reading]:
    """Give one or several readings as a list, and say so where there is none."""
    found = [readings] if isinstance(readings, Reading) else list(readings)
    if not found:
        raise ValueError("there is no reading to save; give one, or a list such as [first, second]")
    for one in found:
        if not isinstance(one, Reading):
            raise TypeError(f"only readings can be saved, got {type(one).__name__}; newsnb.read makes one of a text")
    return found


def without_text(reading: Reading) -> Reading:
    """Give the reading without the words of its article."""
    return replace(reading, text=None)


def to_html(*readings: Reading, tiles: "Tiles" = None) -> str:
    """Give the linked page: one file that needs no kernel, and no network but for tiles."""
    from newsnb.views import page_of

    return page_of(*readings, tiles=tiles)


FORMS: dict[str, Callable[[Reading, str], str | bytes]] = {
    "html": lambda reading, table: to_html(reading),
    "json": lambda reading, table: to_json(reading),
    "csv": to_csv,
    "xlsx": lambda reading, table: to_excel(reading),
    "geojson": lambda reading, table: to_geojson(reading),
}
"""What each file type is made by; the second argument is the table that CSV asks for."""
