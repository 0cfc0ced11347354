"""Build the gazetteer where it is missing or damaged: once, however many processes ask for it."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnb.errors import GazetteerProblem
from newsnb.gazetteer import sources, store
from newsnb.gazetteer.rows import Row

FILE = "gazetteer.sqlite"
_ROWS = 236_000  # about how many there will be, for the progress bar alone


def default_path() -> Path:
    """Give the file in the user's cache folder that belongs to the installed sources."""
    import platformdirs

    name = f"gazetteer-{store.SCHEMA}-{sources.key_of_sources()}.sqlite"
    return Path(platformdirs.user_cache_dir("newsnb", appauthor=False)) / name


def build(to: Path | None = None, *, progress: bool = True) -> Path:
    """Build the gazetteer from the installed packages and our own tables, anew even where there is one.

    Parameters
    ----------
    to
        A file, or a folder for a file of the usual name; None for the user's cache folder.
    progress
        Whether to show a bar on standard error.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    GazetteerProblem
        If it cannot be written. What stood there stays as it was.
    """
    path = default_path() if to is None else file_in(to)
    with _Turn(path):
        _build(path, progress=progress)
    return path


def ensure(path: Path) -> sqlite3.Connection:
    """Open the gazetteer at ``path`` in the cache, built first where it is missing or damaged."""
    try:
        return store.open_file(path)
    except (OSError, sqlite3.Error):
        with _Turn(path):
            try:  # another process may have built it while we waited for our turn
                return store.open_file(path)
            except (OSError, sqlite3.Error):
                _build(path, progress=True)
                return store.open_file(path)


def file_in(place: Path) -> Path:
    """Give the gazetteer file that ``place`` names: a folder stands for the file of the usual name in it."""
    return place if place.suffix in (".sqlite", ".db") and not place.is_dir() else place / FILE


def _build(path: Path, *, progress: bool) -> None:
    store.write(path, _shown(sources.rows(), progress=progress), sources.version_of_sources())


def _shown(rows: Iterable[Row], *, progress: bool) -> Iterator[Row]:
    from tqdm import tqdm

    bar = tqdm(
        rows,
        "newsnb: building the gazetteer, once",
        _ROWS,
        unit=" places",
        leave=False,
        disable=not progress,
        delay=0.5,
        mininterval=0.5,
    )
    yield from bar


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
