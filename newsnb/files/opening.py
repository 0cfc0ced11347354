"""A path to the bytes behind it: of a regular file only, and no more of them than the caller allows."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from newsnb.errors import FileProblem

_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for a writer; Windows has no such flag


class NotRegular(OSError):
    """A path leads to a folder, a pipe or a device, which may never end."""


def path_of(named: str | Path) -> Path:
    """Return the path that a user named; ``~`` is a home folder, unless there is no such user."""
    return Path(os.path.expanduser(named))


def open_regular(path: Path) -> BufferedReader:
    """Open a regular file for reading, as bytes.

    Raises
    ------
    NotRegular
        If the path leads to something else.
    OSError, ValueError
        If it cannot be opened, or has a NUL in its name.
    """
    return open(path, "rb", opener=_open_handle)


def read_whole(source: Path, *, largest: int, todo: str, too_large: str) -> bytes:
    """Read a whole file.

    Parameters
    ----------
    source
        Its path.
    largest
        Bytes; a larger file is refused before it is read.
    todo, too_large
        What the user can do if it cannot be read, and if it is too large.

    Raises
    ------
    FileProblem
        If it does not exist, cannot be read, is no regular file (a folder, a pipe, a device), or is too large.
    """
    try:
        with open_regular(source) as file:
            size = os.fstat(file.fileno()).st_size
            content = file.read(largest + 1) if size <= largest else b""
    except NotRegular as error:
        raise FileProblem(source, str(error).removeprefix("it "), todo) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileProblem(source, f"cannot be read ({getattr(error, 'strerror', None) or error})", todo) from error
    if max(size, len(content)) > largest:
        raise FileProblem(source, f"is larger than {largest // 1_000_000} MB", too_large)
    return content


def _open_handle(path: str, flags: int) -> int:
    handle = os.open(path, flags | _NO_WAIT)
    kind = os.fstat(handle).st_mode  # of what was opened: the name may lead elsewhere by now
    if stat.S_ISREG(kind):
        return handle
    os.close(handle)
    raise NotRegular("it is a folder" if stat.S_ISDIR(kind) else "it is not a regular file")
