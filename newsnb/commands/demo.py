"""``newsnb demo``: a notebook, opened, or the first one written as a page."""

import argparse
from pathlib import Path

from newsnb.options import Commands


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    parser = commands.add_parser("demo", help="open a notebook", description="Open a notebook that comes with newsnb.")
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one (default: the first); `--list` prints them")
    parser.add_argument("--list", action="store_true", help="print the names of the notebooks and end")
    parser.add_argument(
        "--to", type=Path, default=Path("newsnb-demo"), help="folder to copy it to (default: %(default)s)"
    )
    parser.add_argument("--no-browser", action="store_true", help="write the linked page as HTML and print its path")
    parser.set_defaults(run=_run_demo)


def _run_demo(options: argparse.Namespace) -> int:
    from newsnb.demo import FIRST, NOTEBOOKS, copy_notebook, has_display, open_lab, write_page

    if options.list:
        print("\n".join(f"{name:16}{about}" for name, about in NOTEBOOKS.items()))
        return 0
    notebook = copy_notebook(options.to, options.name or FIRST)
    if options.no_browser or not has_display():
        if notebook.stem == FIRST:
            print(f"The linked page:  {write_page(options.to).resolve()}")
        print(f"The notebook:     {notebook.resolve()}")
        return 0
    print(f"Opening {notebook.resolve()} in JupyterLab; press Ctrl+C here to end it.")
    return open_lab(notebook)
