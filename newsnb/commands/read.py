"""``newsnb read``: articles -> what is printed, or written to a file."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from newsnb.errors import UnknownName
from newsnb.options import Commands, UsageProblem, add_options, keywords_of, saved_reading

if TYPE_CHECKING:
    from newsnb.intake import Article
    from newsnb.reading import Reading

_FORMATS = (
    "text", "html", "json", "csv", "xlsx", "geojson", "jsonld", "tei", "tml", "conllu", "conll", "labelstudio", "spacy",
)  # fmt: skip
_BINARY = ("xlsx", "spacy")


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    parser = commands.add_parser("read", help="read articles", description="Read an article, or several.")
    parser.add_argument(
        "articles",
        metavar="FILE|URL",
        nargs="+",
        help="a file, a web address, a saved reading (.json), or - for standard input; several go into one output",
    )
    parser.add_argument("-f", "--format", choices=_FORMATS, help="output format (default: the suffix of OUT, or text)")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="file to write (default: standard output)")
    parser.add_argument("--table", default="quotes", help="table to write as csv (default: quotes)")
    parser.add_argument("--no-text", action="store_true", help="leave the words of the article out of the file")
    parser.add_argument("--bom", action="store_true", help="begin a csv file with a mark that Excel on Windows needs")
    add_options(parser)
    parser.set_defaults(run=_read)


def _read(options: argparse.Namespace) -> int:
    form = _choose_form(options)
    readings = list(_read_all(options))
    if form == "text" and options.output is None and sys.stdout.isatty():
        from rich.console import Console

        from newsnb.views.terminal import show

        for reading in readings:
            show(reading, Console())
        return 0
    if form == "text":
        from newsnb.views import plain_of

        answer: str | bytes = "\n".join(plain_of(reading) + "\n" for reading in readings)
    else:
        from newsnb.export import FORMS, Choices, without_text

        chosen = [without_text(reading) for reading in readings] if options.no_text else readings
        choices = Choices(table=options.table, bom=options.bom)
        answer = FORMS[form](chosen[0] if len(chosen) == 1 else chosen, choices)
    _write_answer(answer, options.output)
    return 0


def _read_all(options: argparse.Namespace) -> Iterator["Reading"]:
    """Yield the reading of each article that was named; a bar counts several."""
    several = len(options.articles) > 1
    given = [f"--{name}" for name in ("title", "url") if several and getattr(options, name)]
    if given:
        raise UsageProblem(
            f"{' and '.join(given)} would describe {len(options.articles)} articles; read them one by one"
        )
    for named in tqdm(options.articles, unit=" articles", disable=not several, leave=False):
        yield open_reading(named, options)


def open_reading(named: str, options: argparse.Namespace, **instead: Any) -> "Reading":
    """Return the reading of a file, of a web address or of standard input, or a saved one.

    ``instead`` are keywords of `newsnb.read` that replace those of the options.
    """
    saved = saved_reading(named, options)
    if saved is not None:
        return saved
    article = _open_article(named)
    if not article.text.strip():
        raise UsageProblem(f"{named}: it contains no article; name a file that contains its text")
    from newsnb.pipeline import read

    return read(article, **keywords_of(options) | instead)


def _open_article(named: str) -> "Article":
    from newsnb.intake import fetch, is_url, read_file, read_stream

    if named == "-":
        return read_stream(sys.stdin.buffer)
    return fetch(named) if is_url(named) else read_file(named)


def _choose_form(options: argparse.Namespace) -> str:
    from newsnb.export import form_of

    suffix = form_of(options.output) if options.output else ""
    form = options.format or {"txt": "text", "": "text"}.get(suffix, suffix)
    if form not in _FORMATS:
        raise UnknownName("format", form, _FORMATS)
    if form == "json" and len(options.articles) > 1:
        raise UsageProblem("a .json file holds one reading; read the articles one by one, or choose another format")
    if form in _BINARY and options.output is None:
        raise UsageProblem(f"{form} cannot be printed; name a file with -o OUT.{form}")
    return str(form)


def _write_answer(answer: str | bytes, output: Path | None) -> None:
    from newsnb.files import path_of, write_whole

    if output is not None:
        write_whole(path_of(output), answer)
        print(output)
    else:
        sys.stdout.write(answer if isinstance(answer, str) else "")
