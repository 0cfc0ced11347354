"""The command ``newsnb``, and ``python -m newsnb``: Ctrl+C ends it in a line, while it is still starting, too."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # what shells give for a program that Ctrl+C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0, 2 after one line on standard error, or 130 where somebody interrupted."""
    try:
        from newsnb import cli  # here, since it is a good part of what a short command takes

        return cli.main(arguments)
    except KeyboardInterrupt:
        print("newsnb: interrupted; nothing was half-written", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
