"""The command ``newsnb``: each of its commands does what one call of the library does."""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from newsnb.errors import NewsnbError, UnknownName
from newsnb.options import OptionParser, UsageProblem, add_options, keywords_of, saved_reading

if TYPE_CHECKING:
    from newsnb.gazetteer import Entry
    from newsnb.intake import Article
    from newsnb.values import Reading

_FORMATS = ("text", "html", "json", "csv", "xlsx", "geojson")
_BENCHES = {
    "quotes": "who said what: PolNeAR as it is published, or JSON lines with attributions",
    "entities": "people, organisations and places by name: JSON lines with entities",
    "clusters": "who is who: the marked articles of PolNeAR's development part",
    "speakers": "whom pronouns and roles mean: the marked articles of PolNeAR's development part",
    "places": "names of places and where they lie: LGL or TR-News as they are published, or JSON lines with toponyms",
    "hostile": "hostile inputs, in files, tables, cells and a browser: JSON lines with text, bytes or pages",
    "extraction": "web pages with the articles in them: article-extraction-benchmark as it is published",
}
_PATHLESS = {
    "view": "how large, quick and quiet the view is, in Chromium",
    "time": "how long texts take that are as long as may be, beside the bare parse and beside half of them",
}
_RESAMPLED = ("quotes", "entities", "places")
_PROPOSED = ("quotes",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0, or 2 after one line on standard error."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except (NewsnbError, ValueError) as error:
        line = " ".join(str(error).split())
        print(line if line.startswith(("newsnb:", "newsnb ")) else f"newsnb: {line}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `newsnb ... | head`
        sys.stderr.close()
        return 0


def _parser() -> OptionParser:
    parser = OptionParser(prog="newsnb", description="Read the news closely: who said what, through whom, and where.")
    parser.add_argument("--version", action="version", version=f"newsnb {version('newsnb')}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OptionParser)
    _add_read(commands.add_parser("read", help="read one article", description="Read one article."))
    _add_demo(commands.add_parser("demo", help="open the first notebook", description="Open the first notebook."))
    gazetteer = commands.add_parser("gazetteer", help="build it, look into it", description="The gazetteer of places.")
    _add_gazetteer(gazetteer)
    bench = commands.add_parser("bench", help="measure it", description="Measure newsnb on what people annotated.")
    _add_bench(bench)
    return parser


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article",
        metavar="FILE|URL",
        help="a file, the address of a web page, a saved reading (.json), or - for standard input",
    )
    parser.add_argument(
        "-f", "--format", choices=_FORMATS, help="form of the answer (default: by OUT's suffix, else text)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="file to write (default: standard output)")
    parser.add_argument("--table", default="quotes", help="table that csv holds (default: quotes)")
    parser.add_argument("--no-text", action="store_true", help="leave the article's words out of the file")
    add_options(parser)
    parser.set_defaults(run=_read)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, default=Path("newsnb-demo"), help="folder to copy it to (default: %(default)s)"
    )
    parser.add_argument("--no-browser", action="store_true", help="write the linked page as HTML and print its path")
    parser.set_defaults(run=_demo)


def _add_gazetteer(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OptionParser)
    build = commands.add_parser("build", help="build it now", description="Build the gazetteer anew.")
    build.add_argument("--to", type=Path, metavar="DIR", help="folder or file for it (default: the user's cache)")
    build.add_argument(
        "--geonames", type=Path, metavar="ZIP", help="build a larger one from GeoNames' allCountries.zip"
    )
    build.set_defaults(run=_build)
    info = commands.add_parser("info", help="what it holds", description="Say what the gazetteer holds.")
    info.set_defaults(run=_info)
    lookup = commands.add_parser(
        "lookup", help="places of a name", description="List the places of a name, best first."
    )
    lookup.add_argument("name", metavar="NAME", nargs="+", help="as printed: Moscow, Qatari, U.S.")
    lookup.set_defaults(run=_lookup)


def _add_bench(parser: argparse.ArgumentParser) -> None:
    subjects = parser.add_subparsers(title="subjects", metavar="SUBJECT", required=True, parser_class=OptionParser)
    for subject, corpus in _BENCHES.items():
        bench = subjects.add_parser(subject, help=corpus, description=f"Measure newsnb on a corpus of {corpus}.")
        bench.add_argument("corpus", metavar="PATH", type=Path, help="file or folder of the corpus")
        _add_bench_options(bench, subject)
    for subject, what in _PATHLESS.items():
        bench = subjects.add_parser(subject, help=what, description=f"Measure {what}.")
        bench.add_argument(
            "corpus", metavar="PATH", type=Path, nargs="?", help="an article or a saved reading (default: made-up ones)"
        )
        _add_bench_options(bench, subject)


def _add_bench_options(bench: argparse.ArgumentParser, subject: str) -> None:
    bench.add_argument("--limit", type=_number, metavar="N", help="read the first N articles only")
    bench.add_argument("--json", type=Path, metavar="OUT", help="write the results to this file, too")
    if subject in _RESAMPLED:
        bench.add_argument(
            "--boot",
            type=_number,
            dest="resamples",
            metavar="N",
            help="resampled corpora for each 95 %% interval (default: 1000)",
        )
    if subject in _PROPOSED:
        bench.add_argument(
            "--without", action="append", metavar="NAME", help="show what a proposer is worth; may be given repeatedly"
        )
    bench.set_defaults(run=_bench, subject=subject)


def _number(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"needs a whole number from 1 on, got {word!r}")
    return int(word)


def _read(options: argparse.Namespace) -> int:
    form = _form_of(options)
    reading = saved_reading(options.article, options) or _reading(options)
    if form == "text":
        from newsnb.views import mimebundle

        answer: str | bytes = mimebundle(reading)["text/plain"] + "\n"
    else:
        from newsnb.export import FORMS, without_text

        answer = FORMS[form](without_text(reading) if options.no_text else reading, options.table)
    _give(answer, options.output)
    return 0


def _reading(options: argparse.Namespace) -> "Reading":
    article = _article(options.article)
    if not article.text.strip():
        raise UsageProblem(f"{options.article}: there is no article in it; give a file that holds its text")
    from newsnb.pipeline import read

    return read(article, **keywords_of(options))


def _article(named: str) -> "Article":
    from newsnb.intake import fetch, is_url, read_file, read_stream

    if named == "-":
        return read_stream(sys.stdin.buffer)
    return fetch(named) if is_url(named) else read_file(named)


def _form_of(options: argparse.Namespace) -> str:
    suffix = options.output.suffix.lower().removeprefix(".") if options.output else ""
    form = options.format or {"txt": "text", "": "text"}.get(suffix, suffix)
    if form not in _FORMATS:
        raise UnknownName("format", form, _FORMATS)
    if form == "xlsx" and options.output is None:
        raise UsageProblem("a workbook is no text to print; name a file with -o OUT.xlsx")
    return str(form)


def _give(answer: str | bytes, output: Path | None) -> None:
    from newsnb.export.writing import write_whole
    from newsnb.intake.opening import path_of

    if output is not None:
        write_whole(path_of(output), answer)
        print(output)
    else:
        sys.stdout.write(answer if isinstance(answer, str) else "")


def _demo(options: argparse.Namespace) -> int:
    from newsnb.demo import copy_notebook, has_display, open_lab, write_page

    notebook = copy_notebook(options.to)
    if options.no_browser or not has_display():
        page = write_page(options.to)
        print(f"The linked page:  {page.resolve()}")
        print(f"The notebook:     {notebook.resolve()}")
        return 0
    print(f"Opening {notebook.resolve()} in JupyterLab; end it with Ctrl+C here.")
    return open_lab(notebook)


def _build(options: argparse.Namespace) -> int:
    from newsnb.gazetteer import build

    print(build(options.to, geonames=options.geonames))
    return 0


def _info(options: argparse.Namespace) -> int:
    from newsnb.gazetteer import load

    for name, value in load().info().items():
        print(f"{name:16} {value:,}" if isinstance(value, int) else f"{name:16} {value}")
    return 0


def _lookup(options: argparse.Namespace) -> int:
    from newsnb.gazetteer import load

    name = " ".join(options.name)
    entries = load().lookup(name)
    if not entries:
        print(f"The gazetteer knows no place named {name!r}.")
    for row in _table(entries):
        print(row)
    return 0


def _bench(options: argparse.Namespace) -> int:
    from newsnb.export.writing import write_whole
    from newsnb.intake.opening import path_of

    bench = import_module(f"newsnb.bench.{options.subject}")
    given = {name: value for name in ("resamples", "without") if (value := getattr(options, name, None))}
    path = path_of(options.corpus) if options.corpus else None
    results = bench.run(path, limit=options.limit, **given)
    print(bench.table(results))
    if options.json is not None:
        write_whole(path_of(options.json), json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        print(options.json)
    return 0


def _table(entries: Sequence["Entry"]) -> list[str]:
    rows = [("key", "name", "feature", "in", "latitude", "longitude", "people")]
    for entry in entries:
        where = "-".join(part for part in (entry.country, entry.admin1) if part)
        point = (f"{entry.latitude:.3f}", f"{entry.longitude:.3f}")
        rows.append((entry.key, entry.name, entry.feature, where, *point, f"{entry.population:,}"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
