"""Run the notebooks, and store them with what they show, so that they can be read without a kernel.

Run by a maintainer when a notebook, or what newsnb finds in its articles, has changed::

    python scripts/run_notebooks.py                  # all of them
    python scripts/run_notebooks.py corpus accuracy  # some

A test compares what is stored with what a run shows.
"""

import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from newsnb.demo import copy_notebook
from newsnb.files import write_whole

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def run(path: Path, folder: Path) -> nbformat.NotebookNode:
    """Run a notebook in a folder that has a copy of it and of its data, and return it with what it shows."""
    copy_notebook(folder, path.stem)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when it ran
    notebook.metadata.language_info = {"name": "python"}
    return notebook


def main(names: list[str]) -> None:
    """Run the notebooks of these names, or all, and store them."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if not names or path.stem in names:
            with tempfile.TemporaryDirectory() as folder:
                notebook = run(path, Path(folder))
            write_whole(path, (nbformat.writes(notebook) + "\n").encode("utf-8"))
            print(path.stem)


if __name__ == "__main__":
    main(sys.argv[1:])
