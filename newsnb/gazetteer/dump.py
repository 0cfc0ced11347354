"""Read rows from a user's own GeoNames dump, line by line, so that memory does not grow with the file.

Notes
-----
Source: `GeoNames <https://download.geonames.org/export/dump/>`_, CC BY 4.0: ``allCountries.zip``, the file of
a country, or the text inside; the readme there names the nineteen columns.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from newsnb.errors import GazetteerProblem
from newsnb.files import open_regular
from newsnb.gazetteer.names import fold, is_plausible
from newsnb.gazetteer.rows import Row

COLUMNS = 19
PART = "dump"
_LONGEST_LINE = 100_000  # characters, ten times the longest line; keeps a file without line ends from being read whole
_LONGEST = 200  # characters of a name, according to the readme
_MAX_POPULATION = 20_000_000_000
# Classes of GeoNames: A administrative, H water, L areas, P populated, S buildings and sites, T mountains, U undersea,
# V forests, R roads. Roads and undersea features are not places in the news.
CLASSES = frozenset("AHLPSTV")
_COUNTRIES = frozenset({"PCLI", "PCLD", "PCLIX", "PCLF", "PCLS", "TERR"})
# Of class S, only the kinds that news names: millions of buildings and springs share their names with other places.
_SITES = frozenset(
    "AIRP AIRB AIRF AIRH BDG CAVE CH CMTY CSTL CTRM DAM DIP FT GOVL HSP HSTS HTL LIBR MAR MILB MNMT MSQE MUS NKKP PAL "
    "PO PRN PS PYR PYRS RLG RSTN RUIN SCH SCHC STDM TMPL TOWR TRIG UNIV ZOO OPRA MALL PRT INSM".split()
)


def dump_rows(path: Path, *, taken: frozenset[str], reserved: frozenset[str]) -> Iterator[Row]:
    """Yield the places of a GeoNames dump.

    Parameters
    ----------
    path
        A zip with one text inside, or the text itself.
    taken
        Keys of the entries in our tables.
    reserved
        Keys of names that belong to one entry of our tables and to no other place.

    Raises
    ------
    GazetteerProblem
        If the file is missing, cut short or not a dump; the message names the line.
    """
    with _open_lines(path) as lines:
        for number, line in enumerate(iter(partial(lines.readline, _LONGEST_LINE), ""), start=1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) != COLUMNS:
                raise _make_error(path, f"line {number} has {len(fields)} columns, a dump of GeoNames has {COLUMNS}")
            if _is_wanted(fields) and f"geonames:{fields[0]}" not in taken:
                try:
                    yield _make_row(fields, reserved)
                except ValueError as error:
                    raise _make_error(path, f"line {number}: {error}") from error


def digest_of(path: Path) -> bytes:
    """Return the SHA-256 of the file."""
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").digest()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _make_error(path, str(getattr(error, "strerror", None) or error)) from error


@contextmanager
def _open_lines(path: Path) -> Iterator[IO[str]]:
    try:
        with open_regular(path) as file:
            if path.suffix != ".zip":
                yield io.TextIOWrapper(file, encoding="utf-8", newline="\n")
                return
            with zipfile.ZipFile(file) as archive, archive.open(_find_text(archive, path)) as member:
                yield io.TextIOWrapper(member, encoding="utf-8", newline="\n")
    except UnicodeDecodeError as error:
        raise _make_error(path, "it is not UTF-8 text") from error
    # RuntimeError: encrypted, or compressed by an unknown method
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError) as error:
        raise _make_error(path, str(error) or "it is cut short") from error


def _find_text(archive: zipfile.ZipFile, path: Path) -> str:
    texts = [name for name in archive.namelist() if name.endswith(".txt") and not name.lower().startswith("readme")]
    if len(texts) != 1:
        raise _make_error(path, f"it holds {len(texts)} text files, one is needed")
    return texts[0]


def _make_error(path: Path, seen: str) -> GazetteerProblem:
    return GazetteerProblem(
        f"the GeoNames dump {str(path)!r} cannot be read: {seen}; give allCountries.zip or the file of a country, "
        f"as published at https://download.geonames.org/export/dump/"
    )


def _is_wanted(fields: list[str]) -> bool:
    kind, feature, code = fields[6], fields[7], fields[8]
    if kind not in CLASSES or (feature.endswith(("H", "Q", "W")) and kind in "AP" and feature != "PPLH"):
        return False  # historical, abandoned or destroyed
    return bool(code or kind != "P") and (kind != "S" or feature in _SITES)


def _make_row(fields: list[str], reserved: frozenset[str]) -> Row:
    key, name, _, alternates, latitude, longitude, _, feature, country, _, admin1, _, _, _, population = fields[:15]
    north, east = float(latitude), float(longitude)
    if not (abs(north) <= 90 and abs(east) <= 180):
        raise ValueError(f"{name!r} lies off the globe at latitude {latitude}, longitude {longitude}")
    if len(name) > _LONGEST:
        raise ValueError(f"a name has {len(name):,} characters, the limit in GeoNames is {_LONGEST}")
    people = int(population or 0)
    if not 0 <= people <= _MAX_POPULATION:
        raise ValueError(f"{name!r} has a population of {population[:20]}")
    return Row(
        key=f"geonames:{int(key)}",
        name=name,
        latitude=north,
        longitude=east,
        feature=feature or "RGN",
        country=country or None,
        admin1=None if feature in _COUNTRIES or admin1 in ("", "00") else admin1,
        population=people,
        names=tuple(_list_names(name, alternates, reserved, known=fields[6] in "AP")),
        part=PART,
    )


def _list_names(name: str, alternates: str, reserved: frozenset[str], *, known: bool) -> Iterator[tuple[str, str]]:
    """Yield the names and their kinds; names of creeks, hills and schools are minor, because none is well known."""
    yield name, "name" if known else "minor"
    seen = {fold(name)}
    for other in alternates.split(","):
        key = fold(other)
        if is_plausible(other) and key not in seen and key not in reserved:
            seen.add(key)
            yield other, "alternate" if known else "minor"
