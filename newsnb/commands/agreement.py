"""``newsnb agreement``: what a class handed in -> one page, and a page for each student."""

import argparse
import sys
from pathlib import Path

from newsnb.options import Commands, UsageProblem


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    what = "put together what a class handed in"
    parser = commands.add_parser("agreement", help=what, description=f"{what.capitalize()}.")
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
