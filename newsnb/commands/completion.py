"""``newsnb completion``: a script with which a shell completes the command."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from newsnb.options import Commands, OptionParser

_SHELLS = ("bash", "fish", "tcsh", "zsh")


def add(commands: Commands, make_parser: Callable[[], OptionParser]) -> None:
    """Add the command to those of ``newsnb``, whose parser ``make_parser`` returns."""
    what = "print a script that completes this command in a shell"
    parser = commands.add_parser("completion", help=what, description=f"{what.capitalize()}.")
    parser.add_argument("shell", choices=_SHELLS)
    parser.set_defaults(run=_print_completion, make_parser=make_parser)


def _print_completion(options: argparse.Namespace) -> int:
    import shtab

    parser = options.make_parser()
    for action in _list_actions(parser):
        if action.type is Path or action.metavar in ("FILE|URL", "IN"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, options.shell))
    return 0


def _list_actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a parser and its commands accept."""
    for action in parser._actions:
        yield action
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                yield from _list_actions(command)
