"""``newsnb corpus``: a folder or table of articles -> a folder of tables."""

import argparse
import os
from pathlib import Path

from newsnb.options import Commands, parse_number

_COLUMNS = ("text", "id", "title", "outlet", "date", "home", "url")


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    what = "read a folder or table of articles into tables, with a way back in when it is stopped"
    parser = commands.add_parser("corpus", help="read many articles", description=f"{what.capitalize()}.")
    parser.add_argument("source", metavar="IN", help="folder of articles, or a .csv, .jsonl or .parquet table of them")
    parser.add_argument("folder", metavar="OUT", type=Path, help="folder for the tables, as Parquet; the same resumes")
    for name in _COLUMNS:
        parser.add_argument(f"--{name}", metavar="COL", help=f"column that holds the {name} (default: {name})")
    parser.add_argument("--engine", choices=("local", "processes", "dask"), default="processes")
    parser.add_argument("--workers", type=parse_number, metavar="N", help="processes (default: one per processor)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of a running Dask cluster, such as tcp://10.0.0.1:8786")
    parser.add_argument("--limit", type=parse_number, metavar="N", help="read the first N articles only")
    parser.add_argument("--part-size", type=parse_number, metavar="N", help="articles of a part (default: up to 512)")
    parser.add_argument("--no-text", action="store_true", help="leave the words of the articles out of all tables")
    parser.add_argument("--no-names", action="store_true", help="leave out the names of people and organisations, too")
    parser.add_argument("--dry-run", action="store_true", help="count and estimate, and write nothing")
    parser.add_argument("--again", action="store_true", help="read all of it anew")
    parser.add_argument("--model", help="another installed spaCy pipeline, by name or path")
    parser.add_argument("--stance", action="store_true", help="also keep beliefs, wishes and plans in plain words")
    parser.set_defaults(run=_read_corpus)


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
