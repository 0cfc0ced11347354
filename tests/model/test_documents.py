"""The code in the README and the notebooks runs, and the wheel holds what it needs."""

import re
import subprocess
import sys
import textwrap
import zipfile
from contextlib import closing
from pathlib import Path

import nbformat
import openpyxl
import pytest

from handed import answers, hand_in, marks_like
from newsnb import NewsnbError, __all__, demo

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.compile(r"^ *```python\n(.*?)^ *```", flags=re.S | re.M)
PAGES_WITH_CODE = [
    page for page in sorted((ROOT / "docs").glob("*.md")) if PYTHON.search(page.read_text(encoding="utf-8"))
]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_readme_code_runs_and_says_what_it_gives(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"```python\n(.*?)```", README, flags=re.S))
    names = {}
    exec(code, names)
    for line, promised in re.findall(r"^(.*?)\s+# ('direct'|True)$", code, flags=re.M):
        assert repr(eval(line, names)) == promised


@pytest.mark.parametrize("page", PAGES_WITH_CODE, ids=lambda path: path.stem)
def test_code_in_the_documents_runs_and_says_what_it_gives(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "__main__"}
    for block in PYTHON.findall(page.read_text(encoding="utf-8")):
        code = textwrap.dedent(block)
        for folder in re.findall(r"handed-in|submitted", code):
            (tmp_path / folder / "b2").mkdir(parents=True)
            hand_in(tmp_path / folder / "b2" / "lesson", *_answer(names["reading"]))
            hand_in(tmp_path / folder, *_answer(names["reading"]))
        if "validate(" in code:
            _finish_articles(tmp_path / "sheet.xlsx")
        exec(code, names)
        for line, promised in re.findall(r"^(.*?)\s+# ('.*?'|True|\d+)$", code, flags=re.M):
            assert repr(eval(line, names)) == promised


def _finish_articles(path):
    book = openpyxl.load_workbook(path)
    sheet = book["articles"]
    done = next(cell.column for cell in sheet[1] if cell.value == "done")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, done, "x")
    book.save(path)


def _answer(reading):
    return [answers(code, marks_like(reading), reading=reading) for code in ("a1", "a2")]


def test_readme_files_are_there():
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_readme_names_the_commands_once_each():
    assert README.count("/newsnb demo\n") == 1
    assert README.count("/pytest -n auto\n") == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run_and_show_what_is_stored(path):
    """`scripts/run_notebooks.py` stores what they show when that has changed."""
    script = ROOT / "scripts" / "run_notebooks.py"
    run = subprocess.run([sys.executable, script, "--check", path.stem], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_stored_of_notebooks_needs_no_kernel(path):
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    shown = [output for cell in cells for output in cell.outputs]
    assert not [output for output in shown if output.output_type == "error"]
    assert any("text/html" in output.get("data", {}) for output in shown)
    assert not any("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in shown)


def test_every_notebook_is_a_demo():
    assert {path.stem for path in NOTEBOOKS} == set(demo.NOTEBOOKS)


def test_a_notebook_brings_its_data_and_keeps_what_is_there(tmp_path):
    mine = tmp_path / "corpus.ipynb"
    mine.write_text("my work")
    demo.copy_notebook(tmp_path, "corpus")
    assert mine.read_text() == "my work"
    assert (tmp_path / "wikinews.csv").stat().st_size > 100_000


def test_an_unknown_notebook_lists_those_that_exist(tmp_path):
    with pytest.raises(NewsnbError, match=r"corpsu.*corpus"):
        demo.copy_notebook(tmp_path, "corpsu")


def test_the_last_cell_of_the_first_notebook_runs_alone():
    """Its saved outputs are shown before anything has run, so people begin where they like."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{demo.FIRST}.ipynb", as_version=4)
    names = {"__name__": "__main__"}
    exec(notebook.cells[-1].source, names)
    assert names["mine"].quotes


def test_the_first_notebook_holds_the_seed_as_it_is():
    seed = (ROOT / "seeds" / f"{demo.SEED}.txt").read_text(encoding="utf-8")
    notebook = nbformat.read(ROOT / "notebooks" / f"{demo.FIRST}.ipynb", as_version=4)
    cell = next(cell.source for cell in notebook.cells if cell.source.startswith("%%article"))
    line, _, body = cell.partition("\n")
    assert body.removesuffix("\n") == seed.removesuffix("\n")
    for word in (demo.SEED_TITLE, demo.SEED_DATE, demo.SEED_HOME):
        assert word in line


def test_the_copy_of_the_first_notebook_is_trusted(tmp_path, monkeypatch):
    from nbformat.sign import NotebookNotary

    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    copy = demo.copy_notebook(tmp_path / "mine")
    notary = NotebookNotary()
    with closing(notary.store):
        assert notary.check_signature(nbformat.read(copy, as_version=4))


def test_the_wheel_holds_what_is_read_at_run_time(tmp_path):
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(tmp_path),
        ROOT,
    ]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    needed = [p for p in (ROOT / "newsnb").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert {str(path.relative_to(ROOT)) for path in needed} <= held
    assert {
        "newsnb/notebooks/first-reading.ipynb",
        "newsnb/notebooks/wikinews.csv",
        "newsnb/benchmarks/wikinews-quotes.jsonl",
        "newsnb/seeds/taliban-moscow.txt",
    } <= held


def test_public_names_stand_in_the_tour_or_are_internal_hooks():
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    hooks = {"load_ipython_extension", "NewsnbError", "Settings", "Reading", "locate", "widget"}
    assert all(f"newsnb.{name}" in tour for name in __all__ if name not in hooks)
