"""The command ``newsnb``: each of its commands makes one call of the library."""

import io
import sys
from collections.abc import Sequence
from importlib.metadata import version

from newsnb.commands import COMMANDS, completion
from newsnb.errors import NewsnbError
from newsnb.options import OptionParser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 after one line on standard error."""
    _write_utf8()
    try:
        options = _make_parser().parse_args(arguments)
        return int(options.run(options))
    except (NewsnbError, ValueError) as error:
        line = " ".join(str(error).split())
        print(line if line.startswith(("newsnb:", "newsnb ")) else f"newsnb: {line}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `newsnb ... | head`
        sys.stderr.close()
        return 0


def _write_utf8() -> None:
    """Make both outputs UTF-8 whatever the locale, with line ends as they are: a file made with ``>`` can be loaded."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")


def _make_parser() -> OptionParser:
    parser = OptionParser(prog="newsnb", description="Read the news closely: who said what, through whom, and where.")
    parser.add_argument("--version", action="version", version=f"newsnb {version('newsnb')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OptionParser)
    for command in COMMANDS:
        command.add(commands)
    completion.add(commands, _make_parser)
    return parser
