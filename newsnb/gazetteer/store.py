"""The gazetteer as one SQLite file: written whole or not at all, and read one name at a time."""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from newsnb.errors import GazetteerProblem
from newsnb.files import open_regular, replace_file
from newsnb.gazetteer.checks import APPLICATION_ID, SCHEMA, check_entry, check_file, check_sieve
from newsnb.gazetteer.entries import KINDS, Entry, prominence
from newsnb.gazetteer.names import fold, fold_abbreviation
from newsnb.gazetteer.rows import Row
from newsnb.gazetteer.sieve import sieve_of

_CACHE_KIB = 4_000  # names are spread all over the file, and what they mean is kept besides

_TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, key TEXT, name TEXT, latitude REAL, longitude REAL, radius_km REAL, feature TEXT,
    country TEXT, admin1 TEXT, population INTEGER
);
CREATE TEMP TABLE found (key TEXT, prominence REAL, entry INTEGER, kind INTEGER);
CREATE TABLE name (key TEXT, rank INTEGER, entry INTEGER, kind INTEGER, PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE sieve (bits BLOB);
"""
_LOOKUP = """
SELECT e.key, e.name, e.latitude, e.longitude, e.radius_km, e.feature, e.country, e.admin1, e.population, n.kind
FROM name AS n JOIN entry AS e ON e.id = n.entry WHERE n.key = ? ORDER BY n.rank
"""
_Name = tuple[str, float, int, int]


def write(path: Path, rows: Iterable[Row], version: str) -> None:
    """Write a gazetteer file.

    It is written beside ``path`` and then moved there in one step, so there is never half a file.

    Raises
    ------
    GazetteerProblem
        If it cannot be written: the disk is full, or the folder is read-only. An existing file is left as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replace_file(path) as part, closing(sqlite3.connect(part)) as connection:
            _fill(connection, rows, version)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerProblem(
            f"the gazetteer cannot be written to {str(path)!r} ({error}); it needs a folder that you may "
            f"write to and 100 MB of space: free some, or name another folder with `newsnb gazetteer build --to DIR`"
        ) from error


def open_file(path: Path) -> sqlite3.Connection:
    """Open a gazetteer file for reading, and check that it is a complete gazetteer.

    Raises
    ------
    sqlite3.Error, OSError
        If it is missing, cut short, from a later version or not a gazetteer; the message says which.
    """
    with open_regular(path) as file:  # says why it cannot be read, which SQLite does not
        size = os.fstat(file.fileno()).st_size
    # immutable: SQLite cannot lock files in read-only folders and on shared drives, and the file never changes
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        check_file(connection, size)
    except Exception:
        connection.close()
        raise
    return connection


def lookup(connection: sqlite3.Connection, keys: Iterable[str]) -> tuple[Entry, ...]:
    """Return the entries for ``keys``, those of the first key first, each entry once."""
    found: dict[str, Entry] = {}
    for key in keys:
        for record in connection.execute(_LOOKUP, (key,)):
            if record[0] not in found:
                found[record[0]] = _make_entry(record)
    return tuple(found.values())


def read_names(connection: sqlite3.Connection) -> dict[tuple[str, str | None], str]:
    """Return the names of countries and first-level divisions by their codes."""
    features = "('PCLI', 'PCLD', 'PCLIX', 'PCLF', 'PCLS', 'TERR', 'ADM1')"
    records = connection.execute(f"SELECT country, admin1, name FROM entry WHERE feature IN {features}").fetchall()
    return {(country, admin1): name for country, admin1, name in records if country}


def read_sieve(connection: sqlite3.Connection) -> bytes:
    """Return the bits of the sieve; none for a file from before there was one."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema < 3:
        return b""
    (bits,) = connection.execute("SELECT bits FROM sieve").fetchone() or (None,)
    return check_sieve(bits)


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the file is damaged, rather than memory, file handles or the disk being at fault."""
    return type(error) is sqlite3.DatabaseError or str(error).startswith(("no such table", "Could not decode"))


def read_meta(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the file's metadata: version, entries, names."""
    return dict(connection.execute("SELECT name, value FROM meta"))


def _make_entry(record: tuple[Any, ...]) -> Entry:
    check_entry(record, len(KINDS))
    key, name, latitude, longitude, radius_km, feature, country, admin1, population, kind = record
    return Entry(
        key=key, name=name, latitude=latitude, longitude=longitude, radius_km=radius_km, feature=feature,
        country=country, admin1=admin1, population=population, kind=KINDS[kind],
    )  # fmt: skip


def _fill(connection: sqlite3.Connection, rows: Iterable[Row], version: str) -> None:
    """Fill the tables; names are sorted in a temporary SQLite table, so that memory does not grow with the rows."""
    connection.executescript(_TABLES)
    insert = f"INSERT INTO entry VALUES ({', '.join('?' * 10)})"
    parts: Counter[str] = Counter()
    for number, row in enumerate(rows):
        parts[row.part] += 1
        connection.execute(insert, _make_record(number, row))
        connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", _list_keys(number, row))
    found = connection.execute("SELECT * FROM found ORDER BY key, prominence DESC, entry, kind")
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", _rank(found))
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("entry", "name")}
    keys = (key for (key,) in connection.execute("SELECT DISTINCT key FROM name"))
    connection.execute("INSERT INTO sieve VALUES (?)", (sieve_of(keys, counts["name"]),))
    meta = {"version": version, "entries": str(counts["entry"]), "names": str(counts["name"])}
    meta["parts"] = json.dumps(parts)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.commit()


def _make_record(number: int, row: Row) -> tuple[object, ...]:
    return (
        number, row.key, row.name, row.latitude, row.longitude, row.radius_km, row.feature,
        row.country, row.admin1, row.population,
    )  # fmt: skip


def _list_keys(number: int, row: Row) -> Iterator[_Name]:
    for name, kind in row.names:
        key = fold_abbreviation(name) if kind == "abbreviation" else fold(name)
        if key:
            yield key, prominence(row.feature, row.population, kind), number, KINDS.index(kind)


def _rank(names: Iterable[_Name]) -> Iterator[tuple[str, int, int, int]]:
    last, rank = "", 0
    for key, _, number, kind in names:
        rank = rank + 1 if key == last else 0
        last = key
        yield key, rank, number, kind
