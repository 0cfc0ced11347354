"""A path to the bytes behind it: of a plain file only, and no more of them than was asked for."""

import os
import stat
from pathlib import Path

from newsnb.errors import FileProblem

# Opening a pipe would wait for somebody to write into it; Windows has no such flag, and turns line ends otherwise.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def path_of(named: str | Path) -> Path:
    """Give the path that a user named: ``~`` is a home folder, unless there is no such user."""
    return Path(os.path.expanduser(named))


def bytes_of(source: Path, *, largest: int, todo: str, too_large: str) -> bytes:
    """Read a file whole.

    Parameters
    ----------
    source
        Its path.
    largest
        Bytes; a larger one is refused before it is read.
    todo, too_large
        What the user can do where it is no file, and where it is too large.

    Raises
    ------
    FileProblem
        If it is not there, cannot be read, is no plain file (a folder, a pipe, a device), or is too large.
    """
    try:
        handle = os.open(source, _FLAGS)
        try:
            content = _whole(source, handle, largest, todo)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileProblem(source, f"cannot be read ({getattr(error, 'strerror', None) or error})", todo) from error
    if content is None or len(content) > largest:
        raise FileProblem(source, f"is larger than {largest // 1_000_000} MB", too_large)
    return content


def _whole(source: Path, handle: int, largest: int, todo: str) -> bytes | None:
    about = os.fstat(handle)  # of what was opened: a name can come to mean something else in between
    if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
        raise FileProblem(source, f"is {'a folder' if stat.S_ISDIR(about.st_mode) else 'no plain file'}", todo)
    if about.st_size > largest:
        return None
    with open(handle, "rb", closefd=False) as file:
        return file.read(largest + 1)
