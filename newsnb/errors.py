"""The errors of newsnb.

Every error says what was seen, what is needed and what to do. `NewsnbError` is their base class, so that the magic
and the command line can show only the message::

    NewsnbError
    ├── ModelNotFound      the requested spaCy pipeline is not installed
    ├── PackageNotFound    an extra of newsnb is not installed
    ├── ProgramNotFound    a program is not installed
    ├── TextTooLong        an article is longer than the settings allow
    ├── FileProblem        a file cannot be read or written
    ├── BadReading         a JSON file is not a reading, or is from a later version
    ├── GazetteerProblem   the gazetteer cannot be built or opened
    ├── UnknownName        a table, id or option does not exist
    │   └── UnknownProposer    a proposer to leave out does not exist
    ├── UnfitDoc           a Doc lacks what a component needs
    ├── SettingsDiffer     components of one pipeline are set differently
    └── WrongType          a value has the wrong type; also a TypeError
"""

import re
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from textwrap import shorten
from typing import Any

# Names that spaCy's download command knows.
_SPACYS_OWN = re.compile(r"[a-z]{2,3}_(?:core|dep|ent)_\w+_(?:sm|md|lg|trf)")


class NewsnbError(Exception):
    """Base of all newsnb errors; the message is meant to be shown to users as it is.

    Examples
    --------
    >>> import newsnb
    >>> try:
    ...     newsnb.read("It rained.").to_frame("quote")
    ... except newsnb.NewsnbError as error:
    ...     print(str(error)[:22])
    there is no table 'quo
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by message: what an error was made of differs from class to class."""
        return _make_again, (type(self), self.args)

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the message, and the line of the cell that raised it. IPython calls this."""
        frames = traceback.extract_tb(self.__traceback__)
        here = next((frame for frame in frames if "IPython" not in Path(frame.filename).parts), None)
        line = f"line {here.lineno}: {here.line}" if here else ""
        return [f"{type(self).__name__}: {self}", *getattr(self, "__notes__", ()), *([line] if line else ())]


def _make_again(kind: type[NewsnbError], arguments: tuple[Any, ...]) -> NewsnbError:
    error = kind.__new__(kind)
    error.args = arguments
    return error


class ModelNotFound(NewsnbError):
    """The requested spaCy pipeline is not installed."""

    def __init__(self, model: str, installed: Iterable[str]) -> None:
        have = ", ".join(sorted(installed)) or "none"
        own = _SPACYS_OWN.fullmatch(model)
        command = f"python -m spacy download {model}" if own else f"pip install {model.replace('_', '-')}"
        super().__init__(
            f"the spaCy pipeline {model!r} is not installed (installed here: {have}); "
            f"install it with `{command}` and restart the kernel, "
            f"or name another with model= or --model"
        )


class PackageNotFound(NewsnbError):
    """Something needs a package from one of newsnb's extras."""

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(
            f"{what} needs the package {package!r}, which is not installed; run `pip install 'newsnb[{extra}]'`"
        )


class ProgramNotFound(NewsnbError):
    """Something needs a program that is not part of Python."""

    def __init__(self, what: str, program: str, command: str) -> None:
        super().__init__(f"{what} needs {program}, which was not found; install it, on Debian with `{command}`")


class TextTooLong(NewsnbError):
    """The article is longer than the settings allow."""

    def __init__(self, length: int, limit: int, unit: str) -> None:
        super().__init__(
            f"the text has {length:,} {unit}, the limit is {limit:,}; "
            f"read it in parts, or raise the limit with Settings(max_{unit}={length})"
        )


class FileProblem(NewsnbError):
    """A file cannot be read or written."""

    def __init__(self, path: object, seen: str, todo: str) -> None:
        super().__init__(f"{str(path)!r}: {seen}; {todo}")


class BadReading(NewsnbError):
    """A JSON object is not a reading, or not one that this version can load."""


class GazetteerProblem(NewsnbError):
    """The gazetteer cannot be built or opened."""


class UnknownName(NewsnbError, ValueError):
    """A name is not one of those that exist."""

    def __init__(self, kind: str, name: object, known: Iterable[str], *, shown: int = 12) -> None:
        names = list(known)
        if len(names) > shown:  # similar names first
            names = list(dict.fromkeys([*get_close_matches(str(name)[:80], names, n=shown), *names]))
        more = f", ... ({len(names)} in all)" if len(names) > shown else ""
        seen = shorten(repr(name), 80, placeholder=" ...")
        super().__init__(f"there is no {kind} {seen}; choose one of: {', '.join(names[:shown]) or 'none'}{more}")


class UnfitDoc(NewsnbError):
    """A Doc lacks what a component needs."""

    def __init__(self, component: str, lacks: str, todo: str) -> None:
        super().__init__(f"{component} needs {lacks}; {todo}")


class SettingsDiffer(NewsnbError):
    """Two components that share their findings are set differently."""

    def __init__(self, component: str, own: object, other: object) -> None:
        super().__init__(
            f"{component} is set to {own}, but a component that ran before it on this Doc to {other}; "
            f"give newsnb_entities, newsnb_places and newsnb_quotes the same gazetteer and the same `without`"
        )


class NewsnbWarning(UserWarning):
    """Something that a pipeline should have, without which newsnb finds less."""


class WrongType(NewsnbError, TypeError):
    """A value has the wrong type; also a TypeError."""

    def __init__(self, what: str, needed: str, got: object) -> None:
        super().__init__(f"{what} needs {needed}, got {type(got).__name__}")
