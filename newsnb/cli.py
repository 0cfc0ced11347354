"""The command ``newsnb``: each subcommand makes one call of the library."""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from newsnb.bench.subjects import SUBJECTS, Subject
from newsnb.errors import NewsnbError, UnknownName
from newsnb.options import OptionParser, UsageProblem, add_options, keywords_of, saved_reading

if TYPE_CHECKING:
    from newsnb.gazetteer import Entry
    from newsnb.intake import Article
    from newsnb.reading import Reading

_COLUMNS = ("text", "id", "title", "outlet", "date", "home", "url")
_SHELLS = ("bash", "fish", "tcsh", "zsh")
_FORMATS = (
    "text", "html", "json", "csv", "xlsx", "geojson", "jsonld", "tei", "conllu", "conll", "labelstudio", "spacy",
)  # fmt: skip
_BINARY = ("xlsx", "spacy")


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
    _add_read(commands.add_parser("read", help="read articles", description="Read an article, or several."))
    corpus = "read a folder or table of articles into tables, with a way back in when it is stopped"
    _add_corpus(commands.add_parser("corpus", help="read many articles", description=f"{corpus.capitalize()}."))
    _add_agreement(
        commands.add_parser(
            "agreement", help="put together what a class handed in", description="Put together what a class handed in."
        )
    )
    _add_demo(commands.add_parser("demo", help="open the first notebook", description="Open the first notebook."))
    gazetteer = commands.add_parser(
        "gazetteer", help="build or query the gazetteer", description="The gazetteer of places."
    )
    _add_gazetteer(gazetteer)
    bench = commands.add_parser(
        "bench", help="measure quality and speed", description="Measure newsnb on annotated corpora."
    )
    _add_bench(bench)
    complete = "print a script that completes this command in a shell"
    completion = commands.add_parser("completion", help=complete, description=f"{complete.capitalize()}.")
    completion.add_argument("shell", choices=_SHELLS)
    completion.set_defaults(run=_print_completion)
    return parser


def _add_read(parser: argparse.ArgumentParser) -> None:
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


def _add_corpus(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN", help="folder of articles, or a .csv, .jsonl or .parquet table of them")
    parser.add_argument("folder", metavar="OUT", type=Path, help="folder for the tables, as Parquet; the same resumes")
    for name in _COLUMNS:
        parser.add_argument(f"--{name}", metavar="COL", help=f"column that holds the {name} (default: {name})")
    parser.add_argument("--engine", choices=("local", "processes", "dask"), default="processes")
    parser.add_argument("--workers", type=_parse_number, metavar="N", help="processes (default: one per processor)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a running Dask cluster, such as tcp://10.0.0.1:8786")
    parser.add_argument("--limit", type=_parse_number, metavar="N", help="read the first N articles only")
    parser.add_argument("--part-size", type=_parse_number, metavar="N", help="articles of a part (default: up to 512)")
    parser.add_argument("--no-text", action="store_true", help="leave the words of the articles out of all tables")
    parser.add_argument("--no-names", action="store_true", help="leave out the names of people and organisations, too")
    parser.add_argument("--dry-run", action="store_true", help="count and estimate, and write nothing")
    parser.add_argument("--again", action="store_true", help="read all of it anew")
    parser.add_argument("--model", help="another installed spaCy pipeline, by name or path")
    parser.add_argument("--stance", action="store_true", help="also keep beliefs, wishes and plans in plain words")
    parser.set_defaults(run=_read_corpus)


def _add_agreement(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of the files that students handed in")
    parser.add_argument(
        "--key", type=Path, metavar="READING", help="a saved reading (.json) to compare with (default: one in FOLDER)"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        default=Path("class.html"),
        help="page to write (default: %(default)s)",
    )
    parser.add_argument(
        "--feedback",
        type=Path,
        metavar="FOLDER",
        help="also write a page for each code to this folder; needs a reading",
    )
    parser.set_defaults(run=_agree)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", type=Path, default=Path("newsnb-demo"), help="folder to copy it to (default: %(default)s)"
    )
    parser.add_argument("--no-browser", action="store_true", help="write the linked page as HTML and print its path")
    parser.set_defaults(run=_run_demo)


def _add_gazetteer(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OptionParser)
    build = commands.add_parser("build", help="build it now", description="Build the gazetteer, even if there is one.")
    build.add_argument("--to", type=Path, metavar="DIR", help="folder or file to write (default: the user's cache)")
    build.add_argument(
        "--geonames", type=Path, metavar="ZIP", help="build a larger one from GeoNames' allCountries.zip"
    )
    build.set_defaults(run=_build_gazetteer)
    info = commands.add_parser("info", help="show what it holds", description="Show what the gazetteer holds.")
    info.set_defaults(run=_show_info)
    lookup = commands.add_parser(
        "lookup", help="look up a name", description="List the places that a name could mean, best first."
    )
    lookup.add_argument("name", metavar="NAME", nargs="+", help="as printed: Moscow, Qatari, U.S.")
    lookup.set_defaults(run=_look_up)


def _add_bench(parser: argparse.ArgumentParser) -> None:
    subjects = parser.add_subparsers(title="subjects", metavar="SUBJECT", required=True, parser_class=OptionParser)
    for name, subject in SUBJECTS.items():
        measured = f"newsnb on a corpus of {subject.what}" if subject.needs_path else subject.what
        bench = subjects.add_parser(name, help=subject.what, description=f"Measure {measured}.")
        if subject.needs_path:
            bench.add_argument("corpus", metavar="PATH", type=Path, help="file or folder of the corpus")
        else:
            what = "an article or a saved reading (default: made-up ones)"
            bench.add_argument("corpus", metavar="PATH", type=Path, nargs="?", help=what)
        _add_bench_options(bench, subject)
        bench.set_defaults(run=_bench, subject=subject, name=name, errors=None)


def _add_bench_options(bench: argparse.ArgumentParser, subject: Subject) -> None:
    bench.add_argument("--limit", type=_parse_number, metavar="N", help="read the first N articles only")
    bench.add_argument("--json", type=Path, metavar="OUT", help="write the results to this file, too")
    bench.add_argument(
        "--record", action="store_true", help="append the results to benchmarks/results of this checkout of newsnb"
    )
    if subject.lists_errors:
        bench.add_argument(
            "--errors", type=Path, metavar="OUT", help="write the errors to this file, as JSON lines to be read"
        )
    if subject.resampled:
        bench.add_argument(
            "--boot",
            type=_parse_number,
            dest="resamples",
            metavar="N",
            help="number of bootstrap resamples for each 95 %% interval (default: 1000)",
        )
    if subject.kills:
        bench.add_argument("--kills", type=_parse_number, metavar="N", help="kills of each kind (default: 10)")
    if subject.has_proposers:
        bench.add_argument(
            "--without", action="append", metavar="NAME", help="show what a proposer is worth; may be given repeatedly"
        )


def _parse_number(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"needs a whole number, 1 or more, got {word!r}")
    return int(word)


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
        yield saved_reading(named, options) or _read_article(named, options)


def _read_article(named: str, options: argparse.Namespace) -> "Reading":
    article = _open_article(named)
    if not article.text.strip():
        raise UsageProblem(f"{named}: it contains no article; name a file that contains its text")
    from newsnb.pipeline import read

    return read(article, **keywords_of(options))


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


def _read_corpus(options: argparse.Namespace) -> int:
    from newsnb.corpus.parts import How
    from newsnb.corpus.running import plan, run_plan
    from newsnb.corpus.tables import open_source
    from newsnb.corpus.telling import describe_plan, describe_summary
    from newsnb.files import path_of
    from newsnb.settings import Settings

    source = open_source(options.source, {name: getattr(options, name) for name in _COLUMNS})
    how = How(
        model=options.model,
        settings=Settings(stance=options.stance),
        text=not options.no_text,
        names=not options.no_names,
    )
    todo = plan(source, path_of(options.folder), how, size=options.part_size, limit=options.limit, again=options.again)
    if options.dry_run:
        lines = describe_plan(todo, workers=options.workers or os.cpu_count() or 1)
    else:
        engine = "dask" if options.scheduler else options.engine
        lines = describe_summary(
            run_plan(todo, engine=engine, workers=options.workers, client=options.scheduler, progress=True)
        )
    for line in lines:
        print(line)
    return 0


def _agree(options: argparse.Namespace) -> int:
    from newsnb.classroom.together import agreement
    from newsnb.export import load

    found = agreement(options.folder, load(options.key) if options.key else None)
    for problem in found.problems:
        print(f"newsnb: {problem}", file=sys.stderr)
    if options.feedback and found.reading is None:
        raise UsageProblem(
            "--feedback needs a reading to compare with; name your corrected one with --key READING.json"
        )
    print(found.save(options.output))
    if options.feedback and found.reading:
        print(f"{options.feedback} (pages: {len(found.feedback(found.reading, options.feedback))})")
    return 0


def _print_completion(options: argparse.Namespace) -> int:
    import shtab

    parser = _make_parser()
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


def _run_demo(options: argparse.Namespace) -> int:
    from newsnb.demo import copy_notebook, has_display, open_lab, write_page

    notebook = copy_notebook(options.to)
    if options.no_browser or not has_display():
        page = write_page(options.to)
        print(f"The linked page:  {page.resolve()}")
        print(f"The notebook:     {notebook.resolve()}")
        return 0
    print(f"Opening {notebook.resolve()} in JupyterLab; press Ctrl+C here to end it.")
    return open_lab(notebook)


def _build_gazetteer(options: argparse.Namespace) -> int:
    from newsnb.gazetteer import build

    print(build(options.to, geonames=options.geonames))
    return 0


def _show_info(options: argparse.Namespace) -> int:
    from newsnb.gazetteer import load

    for name, value in load().info().items():
        print(f"{name:16} {value:,}" if isinstance(value, int) else f"{name:16} {value}")
    return 0


def _look_up(options: argparse.Namespace) -> int:
    from newsnb.gazetteer import load

    name = " ".join(options.name)
    entries = load().lookup(name)
    if not entries:
        print(f"The gazetteer has no place named {name!r}.")
    for row in _format_entries(entries):
        print(row)
    return 0


def _bench(options: argparse.Namespace) -> int:
    from newsnb.files import path_of

    if options.record and (options.limit or getattr(options, "without", None)):
        raise UsageProblem("--record keeps the figures of whole corpora; leave out --limit and --without")
    bench = options.subject.load()
    given = {name: value for name in ("resamples", "without", "kills") if (value := getattr(options, name, None))}
    path = path_of(options.corpus) if options.corpus else None
    results = bench.run(path, limit=options.limit, **given)
    print(bench.table(results))
    _keep(options, results, path.name if path else "made up")
    return 0


def _keep(options: argparse.Namespace, results: dict[str, Any], corpus: str) -> None:
    """Write the results wherever the user wants them; the errors, which hold words of articles, on their own."""
    from newsnb.bench.records import record
    from newsnb.files import path_of, write_whole

    errors = results.pop("errors", ())
    if options.errors is not None:
        lines = (json.dumps(error, ensure_ascii=False) + "\n" for error in errors)
        write_whole(path_of(options.errors), "".join(lines))
        print(options.errors)
    if options.json is not None:
        write_whole(path_of(options.json), json.dumps(results, indent=1, ensure_ascii=False) + "\n")
        print(options.json)
    if options.record:
        print(record(str(results.get("bench", options.name)), corpus, results))


def _format_entries(entries: Sequence["Entry"]) -> list[str]:
    rows = [("key", "name", "feature", "in", "latitude", "longitude", "people")]
    for entry in entries:
        where = "-".join(part for part in (entry.country, entry.admin1) if part)
        point = (f"{entry.latitude:.3f}", f"{entry.longitude:.3f}")
        rows.append((entry.key, entry.name, entry.feature, where, *point, f"{entry.population:,}"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
