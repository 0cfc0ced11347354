"""The command ``newsnb``, and ``python -m newsnb``: Ctrl+C ends it with one line, even while it is starting.

So do a Python that is too old, and a package that is not installed; both happen in a checkout that nobody installed.
"""

from __future__ import annotations  # so that an older Python can say that it is too old

import sys
from collections.abc import Sequence

from newsnb import TOO_OLD

INTERRUPTED = 130  # what shells return for a program ended by Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, 2 after one line on standard error, or 130 after an interrupt."""
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        print("newsnb: interrupted; nothing was half-written", file=sys.stderr)
        return INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    if TOO_OLD:
        print(f"newsnb: {TOO_OLD}", file=sys.stderr)
        return 2
    try:
        from newsnb import cli  # here, because the import takes much of the time of a short command
    except ModuleNotFoundError as error:
        if (error.name or "newsnb").startswith("newsnb"):
            raise
        print(
            f"newsnb: the package {error.name!r} is not installed, so newsnb itself is not, either; in the folder of "
            f"its source, run `python3 -m venv .venv && .venv/bin/pip install .`, then `.venv/bin/newsnb`",
            file=sys.stderr,
        )
        return 2
    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
