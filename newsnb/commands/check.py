"""``newsnb check``: a text and articles -> a verdict on each passage; the status tells whether something is wrong."""

import argparse
import sys
from pathlib import Path

from newsnb.commands.read import open_reading
from newsnb.options import Commands, add_options


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    what = "check what a text quotes, and what it says that somebody said, against articles"
    parser = commands.add_parser(
        "check",
        help="check a text against articles",
        description=f"{what.capitalize()}. The status is 1 if something is altered, absent or somebody else's.",
    )
    named = "a file, a web address, a saved reading (.json), or - for standard input"
    parser.add_argument("summary", metavar="SUMMARY", help=f"the text to check: {named}")
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help=f"an article: {named}")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="page (.html), .json or .csv to write (default: print)"
    )
    add_options(parser)
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    from newsnb.checking import check
    from newsnb.checking.verdicts import ALARMING
    from newsnb.settings import Settings

    summary = open_reading(options.summary, options, settings=Settings(stance=True))  # as `check` reads a text
    found = check(summary, [open_reading(one, options) for one in options.articles])
    if options.output:
        print(found.save(options.output))
    else:
        sys.stdout.write(found.to_text())
    return int(any(verdict.verdict in ALARMING for verdict in found.verdicts))
