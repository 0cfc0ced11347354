"""Check a gazetteer file: made by newsnb, of a known version, complete, and with the columns it needs."""

import json
import math
import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from newsnb.gazetteer.sieve import FEWEST_BITS, MOST_BITS

APPLICATION_ID = 0x4E455753  # "NEWS": marks our files among other SQLite files
SCHEMA = 3  # raise it when the tables change; files of every version from 1 on are read

_NEEDED = {
    "entry": "id key name latitude longitude radius_km feature country admin1 population".split(),
    "name": "key rank entry kind".split(),
    "meta": "name value".split(),
}
_SINCE_3 = {"sieve": ["bits"]}
_REQUIRED_META = ("version", "entries", "names")


def check_file(connection: sqlite3.Connection, size: int) -> None:
    """Check what can be checked without reading the whole file: headers, tables and columns.

    Raises
    ------
    sqlite3.DatabaseError
        If it is not a gazetteer, is from a later version, is cut short, or lacks something; the message says which.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        raise sqlite3.DatabaseError("it is not a newsnb gazetteer")
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema > SCHEMA:
        raise sqlite3.DatabaseError(
            f"it was made by a later newsnb (its schema is {schema}, this one knows up to {SCHEMA}): "
            f"`pip install -U newsnb` reads it"
        )
    if schema < 1:
        raise sqlite3.DatabaseError(f"its schema is {schema}, which no version of newsnb writes")
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    if pages * page_size != size:
        raise sqlite3.DatabaseError(f"it was cut short: {size:,} of {pages * page_size:,} bytes")
    _check_tables(connection, _NEEDED | _SINCE_3 if schema >= 3 else _NEEDED)
    _check_meta(dict(connection.execute("SELECT name, value FROM meta")))


def check_entry(record: tuple[Any, ...], kinds: int) -> None:
    """Check an entry when it is read, because checking all of them at once would take too long.

    Raises
    ------
    sqlite3.DatabaseError
        If newsnb never writes such a value.
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
        raise sqlite3.DatabaseError(f"its entry {ascii(key)[:60]} was not written by newsnb")


def check_sieve(bits: Any) -> bytes:
    """Return the bits of the sieve, after checking them.

    Raises
    ------
    sqlite3.DatabaseError
        If newsnb never writes such bits.
    """
    if type(bits) is not bytes or not FEWEST_BITS <= 8 * len(bits) <= MOST_BITS or len(bits).bit_count() != 1:
        raise sqlite3.DatabaseError("its sieve was not written by newsnb")
    return bits


def _check_tables(connection: sqlite3.Connection, wanted: Mapping[str, Sequence[str]]) -> None:
    # Tables only: a view would run a query that somebody else wrote into the file.
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, needed in wanted.items():
        if table not in tables:
            raise sqlite3.DatabaseError(f"it has no table {table!r}")
        columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        missing = [name for name in needed if name not in columns]
        if missing:
            raise sqlite3.DatabaseError(f"its table {table!r} has no column {missing[0]!r}")


def _check_meta(meta: dict[Any, Any]) -> None:
    for name in _REQUIRED_META:
        if name not in meta:
            raise sqlite3.DatabaseError("it was not written completely")
        if not isinstance(meta[name], str) or (name != "version" and not re.fullmatch("[0-9]{1,15}", meta[name])):
            raise sqlite3.DatabaseError(f"its {name} was not written by newsnb")
    try:
        parts = json.loads(meta.get("parts", "{}"))  # files of schema 1 have none
    except (TypeError, ValueError, RecursionError):
        parts = None
    if not isinstance(parts, dict) or not all(type(number) is int for number in parts.values()):
        raise sqlite3.DatabaseError("its parts were not written by newsnb")
