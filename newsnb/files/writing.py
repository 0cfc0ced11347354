"""Files written whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsnb.errors import FileProblem

_ELSEWHERE = "choose a folder that exists and that you may write to"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write ``content`` to ``path``, as UTF-8 if it is text.

    Raises
    ------
    FileProblem
        If the folder does not exist or cannot be written to. What stood there before is untouched.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with replace_file(path) as part:
            part.write_bytes(data)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        seen = f"cannot be written ({getattr(error, 'strerror', None) or error})"
        todo = "free some space, or choose another folder" if is_full(error) else _ELSEWHERE
        raise FileProblem(path, seen, todo) from error


def is_full(error: BaseException) -> bool:
    """Return whether there was no room left for a file."""
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def replace_file(path: Path) -> Iterator[Path]:
    """Yield an empty file beside ``path`` to write to, and move it to ``path`` in one step at the end.

    After an error or an interrupt, the new file is removed and ``path`` is as it was.
    """
    part = None
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_read_umask()
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        os.close(handle)
        yield Path(part)
        os.chmod(part, mode)
        _sync_file(Path(part))
        os.replace(part, path)
        part = None
    finally:  # also after an interrupt
        if part is not None:
            with suppress(OSError):
                os.unlink(part)


def _sync_file(path: Path) -> None:
    """Wait until a file is on the disk."""
    handle = os.open(path, os.O_RDWR)  # Windows syncs only what is open for writing
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path, *, todo: str) -> None:
    """Make ``folder`` and those above it, unless they exist; ``todo`` says what the user can do if that fails.

    Raises
    ------
    FileProblem
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(folder, f"cannot be made ({error.strerror})", todo) from error


def _read_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
