"""Build the gazetteer if it is missing or damaged: once, however many processes ask for it."""

import os
import sqlite3
import subprocess
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
_TITLE = "newsnb: building the gazetteer, once"
_APART = """
import sys
from pathlib import Path
from newsnb.gazetteer.building import _build
_build(Path(sys.argv[1]), progress=False)
"""
_DAY = 86_400  # seconds
_KEPT_DAYS = 30
_ROWS = 260_000  # rough total, only for the progress bar


def default_path() -> Path:
    """Return the file in the user's cache folder that matches the installed sources."""
    import platformdirs

    name = f"gazetteer-{SCHEMA}-{sources.key_of_sources()}.sqlite"
    return Path(platformdirs.user_cache_dir("newsnb", appauthor=False)) / name


def build(to: Path | None = None, *, geonames: Path | None = None, progress: bool = True) -> Path:
    """Build the gazetteer from the installed packages and our own tables, even if there is one already.

    Parameters
    ----------
    to
        A file, or a folder for a file with the usual name; None for the user's cache folder.
    geonames
        The user's own GeoNames dump (``allCountries.zip``, the file of a country, or the text inside), whose places
        are added after those of the packages and tables; None for none.
    progress
        Whether to show progress on standard error: a bar in a terminal, one line elsewhere.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    GazetteerProblem
        If it cannot be written, or the dump cannot be read. An existing file is left as it was.
    """
    path = default_path() if to is None else file_in(to)
    with _BuildLock(path):
        _build(path, geonames, progress=progress)
    if to is None:
        _clear_cache(path)
    return path


def ensure(path: Path) -> sqlite3.Connection:
    """Open the gazetteer at ``path`` in the cache; build it first if it is missing or damaged."""
    try:
        connection = store.open_file(path)
        _mark_used(path)
        return connection
    except (OSError, sqlite3.Error):
        with _BuildLock(path):
            try:  # another process may have built it while we waited
                return store.open_file(path)
            except (OSError, sqlite3.Error):
                if not _has_built_apart(path):
                    _build(path, progress=True)
                _clear_cache(path)
                return store.open_file(path)


def file_in(place: Path) -> Path:
    """Return the gazetteer file that ``place`` names; a folder means the file with the usual name in it."""
    # os.path.isdir, because Path.is_dir raises if a folder above may not be searched
    is_file = place.suffix in (".sqlite", ".db") and not os.path.isdir(place)
    return place if is_file else place / FILE


def _has_built_apart(path: Path) -> bool:
    """Build for a notebook in a process of its own, which gives back the memory that this takes; return whether it did.

    A kernel lives for hours, and would keep 200 MB that are in pieces.
    """
    if not _is_in_kernel():
        return False
    _say_once()
    imports = os.environ | {"PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path)}
    try:
        subprocess.run([sys.executable, "-c", _APART, str(path)], env=imports, check=True, capture_output=True)
        store.open_file(path).close()
    except (OSError, subprocess.SubprocessError, sqlite3.Error):
        return False  # here, then, which says what is wrong
    return True


def _is_in_kernel() -> bool:
    python = sys.modules.get("IPython")
    return python is not None and getattr(python.get_ipython(), "kernel", None) is not None


def _build(path: Path, geonames: Path | None = None, *, progress: bool) -> None:
    rows = sources.rows(geonames) if geonames else sources.rows()
    store.write(
        path, _show_progress(rows, None if geonames else _ROWS, progress=progress), sources.version_of_sources(geonames)
    )


def _mark_used(path: Path) -> None:
    """Set the file's date to today, at most once a day, so that other versions see that it is in use."""
    with suppress(OSError):
        if path.stat().st_mtime < time.time() - _DAY:
            os.utime(path)


def _clear_cache(path: Path) -> None:
    """Delete the files of other versions beside ``path`` that nobody has opened for a month.

    A file that another environment still uses is kept, or the two would rebuild in turn for ever. A process that has
    an old file open keeps reading it; on Windows, it keeps the file from being deleted.
    """
    for other in (*path.parent.glob("gazetteer-*.sqlite"), *path.parent.glob(".gazetteer-*.part")):
        with suppress(OSError):
            if other != path and other.stat().st_mtime < time.time() - _KEPT_DAYS * _DAY:
                other.unlink()
                other.with_name(f"{other.name}.lock").unlink(missing_ok=True)


def _show_progress(rows: Iterable[Row], total: int | None, *, progress: bool) -> Iterator[Row]:
    """Yield ``rows`` and show progress; a log or a pipe gets one line, because a bar would write hundreds."""
    from tqdm import tqdm

    terminal = sys.stderr is not None and sys.stderr.isatty()
    if progress and not terminal:
        _say_once()
    yield from tqdm(
        rows,
        _TITLE,
        total,
        unit=" places",
        leave=False,
        disable=not (progress and terminal),
        delay=0.5,
        mininterval=0.5,
    )


def _say_once() -> None:
    from tqdm import tqdm

    tqdm.write(f"{_TITLE}; this takes about half a minute", file=sys.stderr)


class _BuildLock:
    """A lock beside the file: one process builds, and the others wait until it is built."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not os.access(path.parent, os.W_OK):
                raise PermissionError(f"no permission to write to {str(path.parent)!r}")
        except OSError as error:
            raise GazetteerProblem(
                f"the gazetteer cannot be built in {str(path.parent)!r} ({error}); it needs a folder that you "
                f"may write to: name one with `newsnb gazetteer build --to DIR` and set NEWSNB_GAZETTEER to it"
            ) from error
        self._lock = FileLock(f"{path}.lock")

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
