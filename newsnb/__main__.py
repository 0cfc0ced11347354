"""The command ``newsnb``, and ``python -m newsnb``: Ctrl+C ends it with one line, even while it is starting."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # what shells return for a program ended by Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, 2 after one line on standard error, or 130 after an interrupt."""
    try:
        from newsnb import cli  # here, because the import takes much of the time of a short command

        return cli.main(arguments)
    except KeyboardInterrupt:
        print("newsnb: interrupted; nothing was half-written", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
