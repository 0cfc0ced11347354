"""``newsnb bench``: an annotated corpus -> how often newsnb is right on it, or how fast."""

import argparse
import json
from pathlib import Path
from typing import Any

from newsnb.bench.subjects import SUBJECTS, Subject
from newsnb.options import Commands, OptionParser, UsageProblem, parse_number


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    parser = commands.add_parser(
        "bench", help="measure quality and speed", description="Measure newsnb on annotated corpora."
    )
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
    bench.add_argument("--limit", type=parse_number, metavar="N", help="read the first N articles only")
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
            type=parse_number,
            dest="resamples",
            metavar="N",
            help="number of bootstrap resamples for each 95 %% interval (default: 1000)",
        )
    if subject.kills:
        bench.add_argument("--kills", type=parse_number, metavar="N", help="kills of each kind (default: 10)")
    if subject.has_proposers:
        bench.add_argument(
            "--without", action="append", metavar="NAME", help="show what a proposer is worth; may be given repeatedly"
        )


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
