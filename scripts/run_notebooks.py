"""Run the notebooks, and store them with what they show, so that they can be read without a kernel.

Run by a maintainer when a notebook, or what newsnb finds in its articles, has changed::

    python scripts/run_notebooks.py                  # all of them
    python scripts/run_notebooks.py corpus accuracy  # some
    python scripts/run_notebooks.py --check          # store nothing; fail if one shows something else than is stored

`--check` takes the notebooks of the newsnb that is installed, from its wheel if it came as one.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from newsnb.demo import NOTEBOOKS, copy_notebook
from newsnb.files import write_whole

FOLDER = Path(__file__).parents[1] / "notebooks"


def run(path: Path) -> nbformat.NotebookNode:
    """Run a notebook in the folder where it stands, and return it with what it shows."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        timeout=300,
        startup_timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def texts_of(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what the cells show in words: readings and tables as text, not their views."""
    outputs = [one for cell in notebook.cells if cell.cell_type == "code" for one in cell.outputs]
    return [one["data"]["text/plain"] for one in outputs if "data" in one]


def main(words: list[str]) -> int:
    """Run the notebooks of these names, or all, and store them, or compare them with what is stored."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="which ones (default: all)")
    parser.add_argument("--check", action="store_true", help="store nothing; fail if one shows something else")
    options = parser.parse_args(words)
    differ = [name for name in options.names or NOTEBOOKS if not _run_one(name, check=options.check)]
    if differ:
        print(f"these show something else than is stored: {', '.join(differ)}", file=sys.stderr)
    return 1 if differ else 0


def _run_one(name: str, *, check: bool) -> bool:
    """Run a copy of a notebook beside its data; return whether it shows what is stored, or store it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_notebook(Path(folder), name)
        stored = texts_of(nbformat.read(copy, as_version=4))
        notebook = run(copy)
    if not check:
        write_whole(FOLDER / f"{name}.ipynb", (nbformat.writes(notebook) + "\n").encode("utf-8"))
    print(name, flush=True)
    return not check or texts_of(notebook) == stored


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
