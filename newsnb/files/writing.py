"""Files written whole or not at all."""

import os
import tempfile
from pathlib import Path

from newsnb.errors import FileProblem


def write_whole(path: Path, content: str | bytes) -> None:
    """Write ``content`` beside ``path`` first, then put it in its place in one step.

    Raises
    ------
    FileProblem
        If the folder is not there or cannot be written; no part of the file is left behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = None
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
        temporary = None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        seen = f"cannot be written ({getattr(error, 'strerror', None) or error})"
        raise FileProblem(path, seen, "choose a folder that exists and that you may write to") from error
    finally:  # also where somebody interrupts
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
