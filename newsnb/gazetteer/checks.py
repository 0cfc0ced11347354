"""A gazetteer file held against what we write: whose it is, of which version, whole, and with the columns it needs."""

import json
import math
import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from newsnb.gazetteer.sieve import FEWEST_BITS, MOST_BITS

APPLICATION_ID = 0x4E455753  # "NEWS": tells our file from any other SQLite file
SCHEMA = 3  # raise it when the tables change; files of every version from 1 on are read

_NEEDED = {
    "entry": "id key name latitude longitude radius_km feature country admin1 population".split(),
    "name": "key rank entry kind".split(),
    "meta": "name value".split(),
}
_SINCE_3 = {"sieve": ["bits"]}
_TOLD = ("version", "entries", "names")


def check_file(connection: sqlite3.Connection, size: int) -> None:
    """Look at what can be seen without reading the file: heads, tables, columns.

    Raises
    ------
    sqlite3.DatabaseError
        If it is no gazetteer, of a later version, cut short, or lacks something; the message says which.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        raise sqlite3.DatabaseError("it is no gazetteer of newsnb")
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema > SCHEMA:
        raise sqlite3.DatabaseError(
            f"it was made by a later newsnb (its schema is {schema}, this one knows up to {SCHEMA}): "
            f"`pip install -U newsnb` reads it"
        )
    if schema < 1:
        raise sqlite3.DatabaseError(f"its schema is {schema}, which no newsnb has written")
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * page_size != size:
        raise sqlite3.DatabaseError(f"it was cut short: {size:,} of {pages * page_size:,} bytes")
    _check_tables(connection, _NEEDED | _SINCE_3 if schema >= 3 else _NEEDED)
    _check_meta(dict(connection.execute("SELECT name, value FROM meta")))


def check_entry(record: tuple[Any, ...], kinds: int) -> None:
    """Look at an entry as it is read, since nobody can look at all of them at once.

    Raises
    ------
    sqlite3.DatabaseError
        If a value of it is none that we write.
    """
    key, name, latitude, longitude, radius_km, feature, country, admin1, population, kind = record
    if not (
        type(key) is type(name) is type(feature) is str
        and type(latitude) is type(longitude) is float
        and -90 <= latitude <= 90
        and -180 <= longitude <= 180
        and (radius_km is None or (type(radius_km) is float and 0 < radius_km < math.inf))
        and (country is None or type(country) is str)
        and (admin1 is None or type(admin1) is str)
        and type(population) is int
        and type(kind) is int
        and 0 <= kind < kinds
    ):
        raise sqlite3.DatabaseError(f"its entry {ascii(key)[:60]} is none that newsnb writes")


def check_sieve(bits: Any) -> bytes:
    """Look at the bits that tell which names are not inside, and give them.

    Raises
    ------
    sqlite3.DatabaseError
        If they are none that we write.
    """
    if type(bits) is not bytes or not FEWEST_BITS <= 8 * len(bits) <= MOST_BITS or len(bits).bit_count() != 1:
        raise sqlite3.DatabaseError("its sieve is none that newsnb writes")
    return bits


def _check_tables(connection: sqlite3.Connection, wanted: Mapping[str, Sequence[str]]) -> None:
    # A view would run what somebody wrote into the file, however long it takes.
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, needed in wanted.items():
        if table not in tables:
            raise sqlite3.DatabaseError(f"it has no table {table!r}")
        columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        missing = [name for name in needed if name not in columns]
        if missing:
            raise sqlite3.DatabaseError(f"its table {table!r} has no column {missing[0]!r}")


def _check_meta(meta: dict[Any, Any]) -> None:
    for name in _TOLD:
        if name not in meta:
            raise sqlite3.DatabaseError("it was not written to its end")
        if not isinstance(meta[name], str) or (name != "version" and not re.fullmatch("[0-9]{1,15}", meta[name])):
            raise sqlite3.DatabaseError(f"what it says of its {name} is none that newsnb writes")
    try:
        parts = json.loads(meta.get("parts", "{}"))  # files of schema 1 do not tell
    except (TypeError, ValueError, RecursionError):
        parts = None
    if not isinstance(parts, dict) or not all(type(number) is int for number in parts.values()):
        raise sqlite3.DatabaseError("what it says of its parts is none that newsnb writes")
