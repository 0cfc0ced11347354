"""Build the gazetteer where it is missing or damaged: once, however many processes ask for it."""

import os
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import sources, store
from newsnb.gazetteer.checks import SCHEMA
from newsnb.gazetteer.rows import Row

FILE = "gazetteer.sqlite"
_DAY = 86_400  # seconds
_KEPT_DAYS = 30
_ROWS = 260_000  # about how many there will be, for the progress bar alone


def default_path() -> Path:
    """Give the file in the user's cache folder that belongs to the installed sources."""
    import platformdirs

    name = f"gazetteer-{SCHEMA}-{sources.key_of_sources()}.sqlite"
    return Path(platformdirs.user_cache_dir("newsnb", appauthor=False)) / name


def build(to: Path | None = None, *, geonames: Path | None = None, progress: bool = True) -> Path:
    """Build the gazetteer from the installed packages and our own tables, anew even where there is one.

    Parameters
    ----------
    to
        A file, or a folder for a file of the usual name; None for the user's cache folder.
    geonames
        The user's own dump of GeoNames (``allCountries.zip``, a country's, or the text inside), whose places come
        behind those of the packages and tables; None for none.
    progress
        Whether to tell of it on standard error: by a bar in a terminal, else in one line.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    GazetteerProblem
        If it cannot be written, or the dump cannot be read. What stood there stays as it was.
    """
    path = default_path() if to is None else file_in(to)
    with _Turn(path):
        _build(path, geonames, progress=progress)
    if to is None:
        _clear_cache(path)
    return path


def ensure(path: Path) -> sqlite3.Connection:
    """Open the gazetteer at ``path`` in the cache, built first where it is missing or damaged."""
    try:
        connection = store.open_file(path)
        _mark_used(path)
        return connection
    except (OSError, sqlite3.Error):
        with _Turn(path):
            try:  # another process may have built it while we waited for our turn
                return store.open_file(path)
            except (OSError, sqlite3.Error):
                _build(path, progress=True)
                _clear_cache(path)
                return store.open_file(path)


def file_in(place: Path) -> Path:
    """Give the gazetteer file that ``place`` names: a folder stands for the file of the usual name in it."""
    is_file = place.suffix in (".sqlite", ".db") and not os.path.isdir(
        place
    )  # Path.is_dir raises where it may not look
    return place if is_file else place / FILE


def _build(path: Path, geonames: Path | None = None, *, progress: bool) -> None:
    rows = sources.rows(geonames) if geonames else sources.rows()
    store.write(
        path, _shown(rows, None if geonames else _ROWS, progress=progress), sources.version_of_sources(geonames)
    )


def _mark_used(path: Path) -> None:
    """Date the file to today, by which others see that it is in use; once a day is enough."""
    with suppress(OSError):
        if path.stat().st_mtime < time.time() - _DAY:
            os.utime(path)


def _clear_cache(path: Path) -> None:
    """Take what other versions left beside ``path`` out of the cache, where nobody has opened it for a month.

    An environment with another version keeps its own while it uses it, or the two would build in turn for ever. A
    process that still holds an old file open reads on undisturbed, or (Windows) keeps it from being removed.
    """
    for other in (*path.parent.glob("gazetteer-*.sqlite"), *path.parent.glob(".gazetteer-*.part")):
        with suppress(OSError):
            if other != path and other.stat().st_mtime < time.time() - _KEPT_DAYS * _DAY:
                other.unlink()
                other.with_name(f"{other.name}.lock").unlink(missing_ok=True)


def _shown(rows: Iterable[Row], total: int | None, *, progress: bool) -> Iterator[Row]:
    """Yield ``rows`` and tell of it; a log or a pipe gets one line, where a bar would write hundreds."""
    from tqdm import tqdm

    title = "newsnb: building the gazetteer, once"
    terminal = sys.stderr is not None and sys.stderr.isatty()
    if progress and not terminal:
        tqdm.write(f"{title}; this takes about half a minute", file=sys.stderr)
    yield from tqdm(
        rows, title, total, unit=" places", leave=False, disable=not (progress and terminal), delay=0.5, mininterval=0.5
    )


class _Turn:
    """A lock beside the file: one process builds, the others wait and then find it built."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not os.access(path.parent, os.W_OK):
                raise PermissionError(f"no permission to write to {str(path.parent)!r}")
        except OSError as error:
            raise GazetteerProblem(
                f"the gazetteer cannot be built in {str(path.parent)!r} ({error}); it needs a folder that can be "
                f"written to: name one with `newsnb gazetteer build --to DIR` and set NEWSNB_GAZETTEER to it"
            ) from error
        self._lock = FileLock(f"{path}.lock")

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
