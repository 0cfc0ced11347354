"""The gazetteer that components and pipelines hold: a path, and a file that is opened on first use."""

import json
import os
import sqlite3
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import store
from newsnb.gazetteer.building import default_path, ensure, file_in
from newsnb.gazetteer.entries import Entry
from newsnb.gazetteer.names import keys_of
from newsnb.gazetteer.sieve import may_hold
from newsnb.gazetteer.sources import LICENCES

T = TypeVar("T")

VARIABLE = "NEWSNB_GAZETTEER"
_KEPT = 50_000  # names whose entries are kept in memory, because news repeats its names
_File = tuple[Path | None, Path, int, int]
_LOADED: "weakref.WeakValueDictionary[_File, SqliteGazetteer]" = weakref.WeakValueDictionary()


def load(path: str | Path | None = None) -> "SqliteGazetteer":
    """Return the gazetteer, which is opened (and built, if need be) when a name is first looked up.

    Callers that ask for the same file share one object, because the components of a pipeline look up the same names.

    Parameters
    ----------
    path
        A gazetteer file, or a folder with one; None for the one named by the environment variable
        ``NEWSNB_GAZETTEER``, or else the one in the user's cache folder.
    """
    asked = SqliteGazetteer(path or os.environ.get(VARIABLE) or None)
    try:
        file = asked.path.stat()
    except OSError:
        return asked
    return _LOADED.setdefault((asked._given, asked.path, file.st_ino, file.st_mtime_ns), asked)


class SqliteGazetteer:
    """A gazetteer in an SQLite file.

    Parameters
    ----------
    path
        The file, or a folder with one, which is never changed; None for the file in the user's cache folder, which
        is built if it is missing or damaged.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self._given = Path(os.path.expanduser(path)) if path is not None else None
        self._open: tuple[int, sqlite3.Connection, os.stat_result] | None = None
        self._kept: dict[str, tuple[Entry, ...]] = {}
        self._names: dict[tuple[str, str | None], str] = {}
        self._sieve: bytes | None = None

    def __reduce__(self) -> tuple[type["SqliteGazetteer"], tuple[Path | None]]:
        return type(self), (self._given,)  # a connection cannot be pickled; the other process opens its own

    def __repr__(self) -> str:
        return f"<SqliteGazetteer {str(self._given or 'in the cache folder')!r}>"

    @property
    def path(self) -> Path:
        """The file, which may not have been built yet."""
        return file_in(self._given) if self._given is not None else default_path()

    @property
    def version(self) -> str:
        """The sources, their versions and their SHA-256."""
        return self._ask(store.read_meta)["version"]

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the places that ``name`` could mean, best first; empty if the name is not known."""
        kept = self._kept.get(name)
        if kept is not None:
            return kept
        keys = self._drop_impossible(keys_of(name))
        may_change = self._given is not None  # files in the cache folder are never overwritten
        entries = self._ask(lambda connection: store.lookup(connection, keys)) if keys or may_change else ()
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[name] = entries
        return entries

    def _drop_impossible(self, keys: tuple[str, ...]) -> list[str]:
        """Return the keys that may be in the file; checking the sieve takes a twentieth of the time of a query."""
        if self._sieve is None:
            self._sieve = self._ask(store.read_sieve)
        return [key for key in keys if may_hold(self._sieve, key)]

    def name_of(self, country: str, admin1: str | None = None) -> str | None:
        """Return the name of a country, or of one of its first-level divisions; None if it is not known."""
        if not self._names:
            self._names = self._ask(store.read_names)
        return self._names.get((country, admin1))

    def info(self) -> dict[str, str | int]:
        """Return what the file holds: path, version, entries, names, licences, and the entries of each part."""
        meta = self._ask(store.read_meta)
        parts: dict[str, int] = json.loads(meta.get("parts", "{}"))
        return {
            "path": str(self.path),
            "version": meta["version"],
            "entries": int(meta["entries"]),
            "names": int(meta["names"]),
            "bytes": self.path.stat().st_size,
            "licences": LICENCES,
            **{f"in {part}": number for part, number in parts.items()},
        }

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        try:
            answer = question(self._get_connection())
            self._check_unchanged()
            return answer
        except sqlite3.Error as error:  # damaged in a part that is not checked on opening
            if self._given is not None or not store.is_damage(error):
                raise self._make_error(error) from error
            self._discard()
            return question(self._get_connection())

    def _get_connection(self) -> sqlite3.Connection:
        # A forked process inherits its parent's connection, which SQLite must not use there.
        if self._open is None or self._open[0] != os.getpid():
            connection = self._connect()
            self._open = (os.getpid(), connection, self.path.stat())
            weakref.finalize(self, connection.close)  # a connection left open warns from Python 3.13 on
        return self._open[1]

    def _check_unchanged(self) -> None:
        """Raise if the file was overwritten, because the answer may mix two files.

        A file that was replaced does no harm: the old one is still open. One that was written to in place does.
        """
        if self._given is None or self._open is None:
            return
        with suppress(FileNotFoundError):
            now, before = self.path.stat(), self._open[2]
            if now.st_ino == before.st_ino and (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
                self._open = None
                self._sieve = None
                self._kept.clear()
                self._names.clear()
                raise sqlite3.DatabaseError("it was overwritten while it was in use; read the article again")

    def _discard(self) -> None:
        """Delete the damaged file from the cache, unless another process has already replaced it."""
        if self._open is not None:
            _, connection, about = self._open
            self._open = None
            self._sieve = None
            connection.close()
            if self.path.exists() and self.path.stat().st_ino == about.st_ino:
                self.path.unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        if self._given is None:
            return ensure(self.path)
        try:
            return store.open_file(self.path)
        except (OSError, sqlite3.Error) as error:
            raise self._make_error(error) from error

    def _make_error(self, error: Exception) -> GazetteerProblem:
        seen = str(getattr(error, "strerror", None) or error)
        seen = "there is no such file" if isinstance(error, FileNotFoundError) else seen
        return GazetteerProblem(
            f"the gazetteer {str(self.path)!r} cannot be used: {seen}; it needs to be a complete file made by "
            f"`newsnb gazetteer build`: rebuild it with `newsnb gazetteer build --to {str(self.path)!r}`, "
            f"or unset {VARIABLE}"
        )
