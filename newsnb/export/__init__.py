"""Write readings to files, for people and for other programs, and load them; `save` writes one or several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.errors import FileProblem, UnknownName
from newsnb.export.annotations import to_annotations
from newsnb.export.conll import to_conll, to_conllu
from newsnb.export.document import load, load_any, to_dict, to_json
from newsnb.export.geojson import to_geojson
from newsnb.export.labelstudio import to_tasks
from newsnb.export.tables import to_csv, to_excel
from newsnb.export.tei import to_tei
from newsnb.export.timeml import to_timeml
from newsnb.files import file_name, path_of, write_whole
from newsnb.reading import Reading

if TYPE_CHECKING:
    from newsnb.views.tiles import Tiles

__all__ = [
    "FORMS",
    "file_name",
    "form_of",
    "load",
    "load_any",
    "save",
    "to_csv",
    "to_dict",
    "to_geojson",
    "to_html",
    "to_json",
]


def save(
    readings: Reading | Iterable[Reading],
    path: str | Path,
    *,
    table: str = "quotes",
    text: bool = True,
    tiles: "Tiles" = None,
    bom: bool = False,
) -> Path:
    """Write a reading, or several, to one file.

    Parameters
    ----------
    readings
        One Reading, or a list of them.
    path
        The suffix chooses the format: .html (the linked page, with a chooser if there are several readings),
        .csv (one table), .xlsx (all tables), .geojson (the places), .json (all of one reading, see `load`). Each
        row of a table, and each place of several readings, names its article. An existing file is replaced. If the
        path is a folder, a linked page named after the (first) article is written there. For other tools: .spacy
        (DocBin), .conllu, .conll (CoNLL-2012), .tei or .xml, .tml (TimeML), .jsonld (W3C Web Annotation), and
        .labelstudio.json.
    table
        Which table a .csv file holds; see `newsnb.frames.to_frame`.
    text
        False leaves out the words of the articles; offsets, names and places stay.
    tiles
        For .html: None draws country outlines, and the page makes no request. Otherwise a street map lies under the
        places if its server can be reached: ``"OpenStreetMap"``, or what `newsnb.views.tiles.tile_layer` takes.
    bom
        For .csv: whether to begin with a byte order mark, which Excel on Windows needs to see that it is UTF-8.

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

    Examples
    --------
    >>> import newsnb, tempfile
    >>> folder = tempfile.mkdtemp()
    >>> rain, sun = newsnb.read("It rained in Oslo."), newsnb.read("The sun shone in Lisbon.")
    >>> save([rain, sun], f"{folder}/weather.csv", table="places").name
    'weather.csv'
    """
    listed = _check_readings(readings)
    target = path_of(path)
    if target.is_dir():
        target /= file_name(listed[0].meta.title, ".html")
    form = form_of(target)
    if form not in FORMS:
        raise UnknownName("file type", target.suffix or target.name, (f".{name}" for name in FORMS))
    chosen = [one if text else without_text(one) for one in listed]
    if form == "json" and len(chosen) > 1:
        todo = "save each with reading.save, or all as .html, .csv, .xlsx, .geojson"
        raise FileProblem(target, f"a .json file holds one reading, {len(chosen)} were given", todo)
    is_one = isinstance(readings, Reading) or form == "json"
    written = FORMS[form](chosen[0] if is_one else chosen, Choices(table=table, tiles=tiles, bom=bom))
    write_whole(target, written)
    return target


def form_of(path: Path) -> str:
    """Return the format that the name of a file asks for, whether it exists or not.

    >>> form_of(Path("a.CSV")), form_of(Path("tasks.labelstudio.json")), form_of(Path("a.tei.xml"))
    ('csv', 'labelstudio', 'tei')
    """
    suffixes = [suffix.lower().removeprefix(".") for suffix in path.suffixes[-2:]]
    if suffixes == ["labelstudio", "json"]:
        return "labelstudio"
    return {"xml": "tei"}.get(suffixes[-1], suffixes[-1]) if suffixes else ""


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


def to_html(readings: Reading | Iterable[Reading], *, tiles: "Tiles" = None) -> str:
    """Return the linked page: one file that needs no kernel, and no network except for tiles."""
    from newsnb.views import page_of

    return page_of(*([readings] if isinstance(readings, Reading) else readings), tiles=tiles)


def _to_docbin(readings: Reading | Iterable[Reading]) -> bytes:
    from newsnb.docs import docbin_of

    return docbin_of([readings] if isinstance(readings, Reading) else readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What may be chosen when a file is written; each format takes what it knows."""

    table: str = "quotes"
    tiles: "Tiles" = None
    bom: bool = False


FORMS: dict[str, Callable[[Any, Choices], str | bytes]] = {
    "html": lambda readings, choices: to_html(readings, tiles=choices.tiles),
    "json": lambda reading, choices: to_json(reading),
    "csv": lambda readings, choices: to_csv(readings, choices.table, bom=choices.bom),
    "xlsx": lambda readings, choices: to_excel(readings),
    "geojson": lambda readings, choices: to_geojson(readings),
    "jsonld": lambda readings, choices: to_annotations(readings),
    "tei": lambda readings, choices: to_tei(readings),
    "tml": lambda readings, choices: to_timeml(readings),
    "conllu": lambda readings, choices: to_conllu(readings),
    "conll": lambda readings, choices: to_conll(readings),
    "labelstudio": lambda readings, choices: to_tasks(readings),
    "spacy": lambda readings, choices: _to_docbin(readings),
}
"""The function that makes each format from one reading or, but for JSON, from several."""
