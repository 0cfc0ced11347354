"""`Row`, a place on its way into the gazetteer, and the reader of our own tables, CSV files that people can edit."""

import csv
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer.names import LONGEST, plural_of

TABLES = Path(__file__).parent / "tables"
NAMES = (
    "countries", "admin", "divisions", "counties", "towns", "regions", "landmarks", "airports", "areas", "waters",
    "lands", "islands", "parks", "districts", "sites", "cities",
)  # fmt: skip
COLUMNS = (
    "key", "name", "kind", "latitude", "longitude", "radius_km", "country", "admin1", "population",
    "names", "demonyms", "abbreviations",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place on its way into the gazetteer; the fields are those of `newsnb.gazetteer.Entry`.

    Attributes
    ----------
    names
        Pairs of a name and its kind, including its own name.
    own
        Whether it comes from our tables, whose names cannot be alternate names of other towns.
    part
        The table or package it comes from, for the counts of `newsnb gazetteer info`.
    """

    key: str
    name: str
    latitude: float
    longitude: float
    radius_km: float | None = None
    feature: str
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    names: tuple[tuple[str, str], ...]
    own: bool = False
    part: str = ""


def read_table(path: Path) -> Iterator[Row]:
    """Yield the rows of one of our CSV tables.

    Raises
    ------
    GazetteerProblem
        If a row cannot be right: it has no name, a value that is not a number, or a point off the globe.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, restval="")
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise GazetteerProblem(f"{path.name} has no column {min(missing)!r}; its first line must name {COLUMNS}")
        for record in reader:
            yield _make_row(record, f"{path.name}, line {reader.line_num}", path.stem)


def slug(name: str) -> str:
    """Return the last part of a ``newsnb:`` key.

    >>> slug("Côte d'Azur")
    'cote-dazur'
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def _make_row(record: dict[str, str], where: str, part: str) -> Row:
    name = record["name"].strip()
    if not name or not record["kind"].strip():
        raise GazetteerProblem(f"{where}: a row needs a name and a kind, got {name!r} and {record['kind']!r}")
    if len(name) > LONGEST:
        raise GazetteerProblem(f"{where}: a name has at most {LONGEST} characters, {name[:20]!r}... has {len(name):,}")
    latitude, longitude = (_parse_number(record[axis], axis, where) for axis in ("latitude", "longitude"))
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise GazetteerProblem(
            f"{where}: {name!r} lies off the globe at latitude {latitude:g}, longitude {longitude:g}; "
            f"latitude goes to 90 and longitude to 180; are the two swapped?"
        )
    return Row(
        key=record["key"].strip() or f"newsnb:{slug(name)}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        radius_km=_parse_number(record["radius_km"], "radius_km", where) if record["radius_km"].strip() else None,
        feature=record["kind"].strip(),
        country=record["country"].strip() or None,
        admin1=record["admin1"].strip() or None,
        population=int(_parse_number(record["population"] or "0", "population", where)),
        names=((name, "name"), *_list_other_names(record)),
        own=True,
        part=part,
    )


def _list_other_names(record: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name in _split(record["names"]):
        yield name, "name"
    for name in _split(record["abbreviations"]):
        yield name, "abbreviation"
    for name in _split(record["demonyms"]):
        yield name, "demonym"
        plural = plural_of(name)
        if plural:
            yield plural, "demonym"


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split("|") if name.strip()]


def _parse_number(text: str, what: str, where: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise GazetteerProblem(f"{where}: {what} should be a number, got {text[:40]!r}")
    return number
