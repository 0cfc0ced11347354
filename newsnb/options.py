"""What a user may say of an article, in a cell or on the command line: the options and the call they become."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnb.errors import NewsnbError
from newsnb.intake import is_url
from newsnb.settings import Settings

if TYPE_CHECKING:
    from newsnb.reading import Reading


_NAMES = ("title", "outlet", "date", "home", "url", "model")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `newsnb.read` to ``parser``."""
    parser.add_argument("--title", help="headline of the article")
    parser.add_argument("--outlet", help="who published it")
    parser.add_argument("--date", help="when it was published, as in 2019-09-13")
    parser.add_argument("--home", help='where its readers live, as in "United States": settles names of many places')
    parser.add_argument("--url", help="where it was published; it is kept with the reading, never opened")
    parser.add_argument("--model", help="another installed spaCy pipeline, by name or path")
    parser.add_argument("--stance", action="store_true", help="keep beliefs, wishes and plans in plain words, too")


def keywords_of(options: argparse.Namespace) -> dict[str, Any]:
    """Give the keywords for `newsnb.read` that parsed options stand for."""
    return {name: getattr(options, name) for name in _NAMES} | {"settings": Settings(stance=options.stance)}


def saved_reading(named: str, options: argparse.Namespace) -> "Reading | None":
    """Give the reading in the file that a user named, ``.json``; None where he named an article.

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
        raise UsageProblem(f"{named!r} is a saved reading, which is taken as it is; leave out {' and '.join(given)}")
    from newsnb.export import load

    return load(named)


class UsageProblem(NewsnbError):
    """The words of a command or magic do not fit its options."""


class OptionParser(argparse.ArgumentParser):
    """A parser that raises `UsageProblem` where argparse would end the program."""

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """Refuse what is unknown here, where the options that are known are at hand, and not in the parser around."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            known = [name for action in self._actions for name in action.option_strings]
            close = get_close_matches(unknown[0].partition("=")[0], known, n=1)
            self.error(f"unrecognized arguments: {' '.join(unknown)}{f' (is {close[0]} meant?)' if close else ''}")
        return found, unknown

    def error(self, message: str) -> Any:
        """Say what does not fit and where the options are listed."""
        raise UsageProblem(f"{self.prog}: {message}; `{self.prog} --help` lists the options")
