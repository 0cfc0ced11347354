"""The magics: ``%%article`` and ``%article`` make one call of `newsnb.read`, ``%%check`` one of `newsnb.check`."""

import argparse
import keyword
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from IPython.core.error import UsageError
from IPython.core.magic import Magics, cell_magic, line_cell_magic, magics_class, no_var_expand
from IPython.display import clear_output

from newsnb.errors import NewsnbError
from newsnb.intake import Article, fetch, is_url, names_article, read_file, take
from newsnb.options import OptionParser, UsageProblem, add_options, keywords_of, saved_reading
from newsnb.reading import Reading

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from newsnb.checking import Check
    from newsnb.classroom.lesson import Exercise

_CELLS = ("%%article", "%%check")
_VARIABLE = re.compile(r"\$([^\W\d]\w*)")


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Register the magics; ``%load_ext newsnb`` calls this.

    Parameters
    ----------
    shell
        The shell of IPython, which calls this itself.

    Raises
    ------
    AttributeError
        If it is no shell.

    Examples
    --------
    >>> from IPython.core.interactiveshell import InteractiveShell
    >>> shell = InteractiveShell()
    >>> load_ipython_extension(shell)  # as %load_ext newsnb does
    >>> "article" in shell.magics_manager.magics["cell"]
    True
    """
    shell.register_magics(ArticleMagics)
    if _prepare_cell not in shell.input_transformers_cleanup:
        shell.input_transformers_cleanup.append(_prepare_cell)


def _prepare_cell(lines: list[str]) -> list[str]:
    """Return the lines of a cell without comments above a magic of ours, and with an empty body if it has none.

    IPython rejects a cell magic without a body before it calls the magic, so ``--help`` would not work. Below a
    comment, it treats the line as a line magic with another name.
    """
    above = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    if not lines[above:] or (lines[above].split(maxsplit=1) or [""])[0] not in _CELLS:
        return lines
    first, *body = lines[above:]
    return [first, *body] if any(map(str.strip, body)) else [first.rstrip("\n") + "\n", "\n"]


def parser_of(prog: str) -> OptionParser:
    """Make the parser for the line of the magic; ``prog`` is ``%%article`` or ``%article``."""
    in_cell = prog == "%%article"
    what = (
        "the article in the cell"
        if in_cell
        else "the article in a file, at a web address or in a $variable, or a saved reading,"
    )
    parser = OptionParser(
        prog=prog, description=f"Read {what} and show it with its map and quotes, linked.", add_help=False
    )
    if in_cell:
        parser.add_argument("name", nargs="?", help="variable to keep the reading in, besides _")
    else:
        parser.add_argument(
            "article",
            nargs="?",
            help="a file, the address of a web page, a saved reading (.json), or $name for a variable with the text",
        )
    parser.add_argument("-o", "--output", metavar="NAME", help="variable to keep the reading in, besides _")
    add_options(parser)
    parser.add_argument("--exercise", action="store_true", help="make an exercise of it, for students to mark first")
    parser.add_argument(
        "--find", metavar="WHAT", help="what students look for, such as quotes,speaker (default: places and quotes)"
    )
    parser.add_argument("-h", "--help", action="store_true", help="print this help and read nothing")
    return parser


def check_parser() -> OptionParser:
    """Make the parser for the line of ``%%check``."""
    parser = OptionParser(
        prog="%%check", description="Check what the text in the cell says that somebody said.", add_help=False
    )
    parser.add_argument(
        "readings", nargs="*", metavar="NAME", help="variable with the reading of an article, or a list"
    )
    parser.add_argument("-o", "--output", metavar="NAME", help="variable to keep the check in, besides _")
    parser.add_argument("-h", "--help", action="store_true", help="print this help and check nothing")
    return parser


@magics_class
class ArticleMagics(Magics):
    """The magics of newsnb."""

    shell: "InteractiveShell"

    @no_var_expand
    @line_cell_magic
    def article(self, line: str, cell: str | None = None) -> "Reading | Exercise | None":
        """Read an article; this docstring is replaced below by the help of the parser."""
        try:
            return self._run(line, cell)
        except (NewsnbError, ValueError) as error:
            # A plain UsageError prints one line; a subclass would print the traceback (IPython 9).
            raise UsageError(str(error)) from None

    @no_var_expand
    @cell_magic
    def check(self, line: str, cell: str) -> "Check | None":
        """Check a text; this docstring is replaced below by the help of the parser."""
        try:
            return self._check(line, cell)
        except NewsnbError as error:
            raise UsageError(str(error)) from None

    def _check(self, line: str, cell: str) -> "Check | None":
        parser = check_parser()
        options = parser.parse_args(_split("%%check", line))
        if options.help:
            print(parser.format_help())
            return None
        _check_name("%%check", options.output)
        readings = [reading for name in options.readings for reading in self._find_readings(name)]
        with _show_wait():
            from newsnb.checking import check

            found = check(cell.removesuffix("\n"), readings)
        if options.output:
            self.shell.user_ns[options.output] = found
        return found

    def _find_readings(self, name: str) -> list[Any]:
        """Return the readings that a variable holds, one or several."""
        held = _find_reading(self._resolve(f"${name.removeprefix('$')}"))
        return list(held) if isinstance(held, list | tuple) else [held]

    def _run(self, line: str, cell: str | None) -> "Reading | Exercise | None":
        prog = "%article" if cell is None else "%%article"
        parser = parser_of(prog)
        options = parser.parse_args(_split(prog, line))
        if options.help:
            print(parser.format_help())
            return None
        name = options.output or (None if cell is None else options.name)
        _check_name(prog, name, "; give a title with --title, in quotes")
        article = self._find_named(prog, options) if cell is None else take(cell.removesuffix("\n"))
        reading = article if isinstance(article, Reading) else self._read(prog, options, article)
        reading = _keep_corrections(reading, _find_reading(self.shell.user_ns.get(name or "")))
        shown = _make_exercise(reading, options) if options.exercise or options.find else reading
        if name is not None:
            self.shell.user_ns[name] = shown
        return shown

    def _read(self, prog: str, options: argparse.Namespace, article: Article) -> Reading:
        if not article.text.strip():
            raise UsageProblem(f"{prog}: there is no article to read; put its text on the lines below {prog}")
        with _show_wait():
            from newsnb.pipeline import read

            return read(article, **{key: self._resolve(value) for key, value in keywords_of(options).items()})

    def _find_named(self, prog: str, options: argparse.Namespace) -> Article | Reading:
        """Return the article, or the saved reading, that the line names or that a variable holds or names."""
        named = options.article
        if named is None:
            raise UsageProblem(f"{prog}: name a file, a web address or a $variable; to paste an article, use %%article")
        found = self._resolve(named)
        if not isinstance(found, str | bytes | Path | Article | Reading):
            raise UsageProblem(f"{prog}: {named} holds {type(found).__name__}; the text of an article is needed")
        is_name = isinstance(found, Path) or (isinstance(found, str) and (found is named or names_article(found)))
        if not is_name:
            return found if isinstance(found, Reading) else take(found)
        name = str(found).strip()
        return saved_reading(name, options) or (fetch(name) if is_url(name) else read_file(name))

    def _resolve(self, word: Any) -> Any:
        """Return the value of a word that is ``$name``; everything else stays as typed, including braces."""
        match = _VARIABLE.fullmatch(word) if isinstance(word, str) else None
        if match is None:
            return word
        if match[1] not in self.shell.user_ns:
            raise UsageProblem(f"there is no variable {match[1]!r}; run the cell that makes it first")
        return self.shell.user_ns[match[1]]


def _make_exercise(reading: Reading, options: argparse.Namespace) -> "Exercise":
    from newsnb.classroom.lesson import FIND, exercise

    return exercise(reading, find=re.split(r"[,\s]+", options.find.strip(", ")) if options.find else FIND)


def _find_reading(before: object) -> object:
    """Return the reading that a variable holds, or that of its exercise."""
    return getattr(before, "reading", before)


def _keep_corrections(reading: Reading, before: object) -> Reading:
    """Return the reading with the corrections kept beside the notebook and by the one of this name, and say so."""
    from newsnb.classroom.keeping import apply_kept, describe_kept

    kept, said = apply_kept(reading)
    if isinstance(before, Reading) and before.sha256 == reading.sha256:
        from newsnb.classroom import apply

        kept, earlier = apply(kept, before.view.reading), kept
        said = " ".join(filter(None, (said, describe_kept(earlier, kept))))
    if said:
        print(said)
    return kept


@contextmanager
def _show_wait() -> Iterator[None]:
    """Print why the first reading of a kernel takes long; the line goes away when the reading is shown."""
    is_first = "newsnb.pipeline" not in sys.modules
    if is_first:
        print("Reading. The first article takes some ten seconds, while newsnb loads its language model.", flush=True)
    try:
        yield
    finally:
        if is_first:
            clear_output(wait=True)  # type: ignore[no-untyped-call]


def _check_name(prog: str, name: str | None, advice: str = "") -> None:
    if name is not None and (not name.isidentifier() or keyword.iskeyword(name)):
        raise UsageProblem(f"{prog}: {name!r} is not a variable name{advice}")


def _split(prog: str, line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        raise UsageProblem(f'{prog}: a quotation mark on the first line is not closed; write --title "..."') from None


def _format_help() -> str:
    cell, line = (parser_of(prog).format_help() for prog in ("%%article", "%article"))
    return f"{cell}\n{line}"


ArticleMagics.article.__doc__ = _format_help()
ArticleMagics.check.__doc__ = check_parser().format_help()
