"""``newsnb demo``: the first notebook, opened, or written as a page."""

import argparse
from pathlib import Path

from newsnb.options import Commands


def add(commands: Commands) -> None:
    """Add the command to those of ``newsnb``."""
    parser = commands.add_parser("demo", help="open the first notebook", description="Open the first notebook.")
    parser.add_argument(
        "--to", type=Path, default=Path("newsnb-demo"), help="folder to copy it to (default: %(default)s)"
    )
    parser.add_argument("--no-browser", action="store_true", help="write the linked page as HTML and print its path")
    parser.set_defaults(run=_run_demo)


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
