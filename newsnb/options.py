"""The options of the magic and the command line, and the call of `newsnb.read` that they become."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from newsnb.errors import NewsnbError
from newsnb.intake import is_url
from newsnb.settings import Settings

if TYPE_CHECKING:
    from newsnb.reading import Reading


Commands: TypeAlias = "argparse._SubParsersAction[OptionParser]"
"""What `argparse` gives for the commands of a parser, to add one to."""

_NAMES = ("title", "outlet", "date", "home", "url", "model")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `newsnb.read` to ``parser``."""
    parser.add_argument("--title", help="headline of the article")
    parser.add_argument("--outlet", help="who published it")
    parser.add_argument("--date", help="when it was published, for example 2019-09-13")
    parser.add_argument(
        "--home", help='where its readers live, for example "United States"; helps with ambiguous place names'
    )
    parser.add_argument("--url", help="address where it was published; kept with the reading, never opened")
    parser.add_argument("--model", help="another installed spaCy pipeline, by name or path")
    parser.add_argument("--stance", action="store_true", help="also keep beliefs, wishes and plans in plain words")


def keywords_of(options: argparse.Namespace) -> dict[str, Any]:
    """Return the keyword arguments of `newsnb.read` for parsed options."""
    return {name: getattr(options, name) for name in _NAMES} | {"settings": Settings(stance=options.stance)}


def saved_reading(named: str, options: argparse.Namespace) -> "Reading | None":
    """Return the reading in the ``.json`` file that a user named; None if it names an article.

    Raises
    ------
    UsageProblem
        If options for reading an article were given with it.
    NewsnbError
        As `newsnb.load`.
    """
    if is_url(named) or Path(named).suffix.lower() != ".json":
        return None
    given = [f"--{name}" for name in (*_NAMES, "stance") if getattr(options, name)]
    if given:
        raise UsageProblem(f"{named!r} is a saved reading, which is not read again; leave out {' and '.join(given)}")
    from newsnb.export import load

    return load(named)


def parse_number(word: str) -> int:
    """Return the number that a user gave, 1 or more."""
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"needs a whole number, 1 or more, got {word!r}")
    return int(word)


class UsageProblem(NewsnbError):
    """The arguments of a command or magic do not fit its options."""


class OptionParser(argparse.ArgumentParser):
    """A parser that raises `UsageProblem` instead of ending the program."""

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """Parse the arguments, and refuse unknown ones here, where the known options are available for a suggestion."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            known = [name for action in self._actions for name in action.option_strings]
            close = get_close_matches(unknown[0].partition("=")[0], known, n=1)
            self.error(f"unrecognized arguments: {' '.join(unknown)}{f' (did you mean {close[0]}?)' if close else ''}")
        return found, unknown

    def error(self, message: str) -> Any:
        """Raise `UsageProblem` with the message and how to list the options."""
        raise UsageProblem(f"{self.prog}: {message}; `{self.prog} --help` lists the options")
