"""Show the notebooks to somebody who has just installed newsnb: in JupyterLab, or the first one as a page."""

import os
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsnb.errors import PackageNotFound, UnknownName
from newsnb.files import find_shipped, make_folder, path_of, write_whole
from newsnb.pipeline import read

FIRST = "first-reading"
NOTEBOOKS = {
    FIRST: "one article, read closely",
    "source-audit": "who gets to speak: three outlets on one event",
    "faulty-summary": "a summary with faults, checked against its article",
    "two-accounts": "two accounts of an event, and two versions of an article",
    "when-and-where": "a story that jumps in time: timeline and map",
    "spacy-pipeline": "the components in a spaCy pipeline of your own",
    "corpus": "120 articles, from a table to figures",
    "accuracy": "how often newsnb is right, and its errors",
    "lesson": "a lesson of 45 minutes, for students",
    "teachers-guide": "the same lesson, for the teacher",
}
"""Names of the notebooks, and what each is about."""

_DATA = {"corpus": ("notebooks", "wikinews.csv"), "accuracy": ("benchmarks", "wikinews-quotes.jsonl")}
_ELSEWHERE = "choose another with --to"
SEED = "taliban-moscow"
SEED_TITLE, SEED_DATE, SEED_HOME = "Taliban team in Moscow", "2019-09-13", "United States"


def copy_notebook(folder: Path, name: str = FIRST) -> Path:
    """Copy a notebook, with its data, to ``folder`` and mark the copy as trusted, so that its saved views show at once.

    Existing copies are kept, because they may hold somebody's work.

    Raises
    ------
    UnknownName
        If there is no notebook of this name.
    FileProblem
        If the folder cannot be made or written.
    """
    if name not in NOTEBOOKS:
        raise UnknownName("notebook", name, NOTEBOOKS)
    target = path_of(folder) / f"{name}.ipynb"
    make_folder(target.parent, todo=_ELSEWHERE)
    for home, file in [("notebooks", target.name), *([_DATA[name]] if name in _DATA else [])]:
        copy = target.parent / file
        if not copy.exists():
            write_whole(copy, find_shipped(home, file).read_bytes())
            if copy == target:
                _trust(target)
    return target


def write_page(folder: Path) -> Path:
    """Read the article of the first notebook and write its linked page to ``folder``."""
    target = path_of(folder)
    make_folder(target, todo=_ELSEWHERE)
    text = find_shipped("seeds", f"{SEED}.txt").read_text(encoding="utf-8")
    return read(text, title=SEED_TITLE, date=SEED_DATE, home=SEED_HOME).save(target / f"{SEED}.html")


def open_lab(notebook: Path) -> int:
    """Run JupyterLab on ``notebook``, wait until it ends, and return its exit status.

    Raises
    ------
    PackageNotFound
        If JupyterLab, which comes with the extra ``lab``, is not installed.
    """
    if find_spec("jupyterlab") is None:
        raise PackageNotFound("opening the notebook", "jupyterlab", "lab")
    command = [sys.executable, "-m", "jupyterlab", str(notebook)]
    return subprocess.run(command, check=False).returncode


def has_display() -> bool:
    """Return whether a browser window can open here."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _trust(notebook: Path) -> None:
    if find_spec("nbformat") is None:  # comes with JupyterLab; without it, nothing checks trust
        return
    import nbformat
    from nbformat.sign import NotebookNotary

    notary: Any = NotebookNotary()  # type: ignore[no-untyped-call]
    with closing(notary.store):
        notary.sign(nbformat.read(notebook, as_version=4))  # type: ignore[no-untyped-call]
