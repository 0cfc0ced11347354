"""``newsnb gazetteer``: build the table of places, describe it, look a name up."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsnb.options import Commands, OptionParser

if TYPE_CHECKING:
    from newsnb.gazetteer import Entry


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    parser = commands.add_parser(
        "gazetteer", help="build or query the gazetteer", description="The gazetteer of places."
    )
    actions = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OptionParser)
    build = actions.add_parser("build", help="build it now", description="Build the gazetteer, even if there is one.")
    build.add_argument("--to", type=Path, metavar="DIR", help="folder or file to write (default: the user's cache)")
    build.add_argument(
        "--geonames", type=Path, metavar="ZIP", help="build a larger one from GeoNames' allCountries.zip"
    )
    build.set_defaults(run=_build_gazetteer)
    info = actions.add_parser("info", help="show what it holds", description="Show what the gazetteer holds.")
    info.set_defaults(run=_show_info)
    lookup = actions.add_parser(
        "lookup", help="look up a name", description="List the places that a name could mean, best first."
    )
    lookup.add_argument("name", metavar="NAME", nargs="+", help="as printed: Moscow, Qatari, U.S.")
    lookup.set_defaults(run=_look_up)


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


def _format_entries(entries: Sequence["Entry"]) -> list[str]:
    rows = [("key", "name", "feature", "in", "latitude", "longitude", "people")]
    for entry in entries:
        where = "-".join(part for part in (entry.country, entry.admin1) if part)
        point = (f"{entry.latitude:.3f}", f"{entry.longitude:.3f}")
        rows.append((entry.key, entry.name, entry.feature, where, *point, f"{entry.population:,}"))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
