"""``newsnb pack``: what a class needs without a network, in one folder."""

import argparse
from pathlib import Path

from newsnb.options import Commands


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    parser = commands.add_parser(
        "pack",
        help="collect what installs newsnb without a network",
        description="Collect wheels, gazetteer, notebooks and instructions in a folder, for a stick.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder to write; some 340 MB")
    parser.set_defaults(run=_pack)


def _pack(options: argparse.Namespace) -> int:
    from newsnb.packing import pack

    print(f"Packed: {pack(options.folder).resolve()} (read README.txt there)")
    return 0
