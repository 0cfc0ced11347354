"""The command line: every command makes one call of the library."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsnb
from newsnb.cli import main

TEXT = "“The pier is safe,” Ada Berg said in Lisbon.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_the_json_reading(article, capsys):
    assert main(["read", str(article), "--format", "json", "--title", "Pier"]) == 0
    assert json.loads(capsys.readouterr().out) == newsnb.read(TEXT, title="Pier").to_dict()


def test_read_accepts_standard_input_and_prints_a_summary(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["read", "-"]) == 0
    assert "Ada Berg" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["html", "json", "csv", "xlsx", "geojson", "txt"])
def test_read_writes_the_format_of_the_suffix(article, tmp_path, capsys, suffix):
    out = tmp_path / f"out.{suffix}"
    assert main(["read", str(article), "-o", str(out)]) == 0
    assert out.stat().st_size > 0
    assert capsys.readouterr().out.strip() == str(out)


def test_read_loads_a_saved_reading(article, tmp_path, capsys):
    saved, page = tmp_path / "pier.json", tmp_path / "pier.html"
    assert main(["read", str(article), "--title", "Pier", "-o", str(saved)]) == 0
    assert main(["read", str(saved), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out.partition("\n")[2]) == newsnb.load(saved).to_dict()
    assert main(["read", str(saved), "-o", str(page)]) == 0
    assert "Pier" in page.read_text("utf-8")
    assert main(["read", str(saved), "--title", "Quay", "--stance"]) == 2
    assert "leave out --title and --stance" in capsys.readouterr().err


def test_several_articles_go_into_one_table(article, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("“It rained,” Tom Reed said in Oslo.", encoding="utf-8")
    assert main(["read", str(article), str(other), "-f", "csv", "--bom"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("\ufeffarticle,title")
    rows = list(csv.DictReader(io.StringIO(printed.lstrip("\ufeff"), newline="")))
    assert [(row["article"], row["speaker"]) for row in rows] == [("1", "Ada Berg"), ("2", "Tom Reed")]


def test_output_is_in_utf8_whatever_the_locale(article, tmp_path):
    command = [sys.executable, "-m", "newsnb", "read", str(article), "-f", "json"]
    settings = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    printed = subprocess.run(command, capture_output=True, env=settings, check=True).stdout
    (tmp_path / "kept.json").write_bytes(printed)
    assert newsnb.load(tmp_path / "kept.json").text == TEXT


def test_read_leaves_out_the_words_on_request(article, capsys):
    assert main(["read", str(article), "--format", "json", "--no-text"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "the following arguments are required: FILE"),
        (["read", "gone.txt"], "'gone.txt': cannot be read"),
        (["read", "ftp://a.example/b"], "only http:// and https:// addresses are opened"),
        (["read", "ARTICLE", "--model", "xx_none"], "'xx_none' is not installed"),
        (["read", "ARTICLE", "--format", "doc"], "invalid choice: 'doc'"),
        (["read", "ARTICLE", "-o", "x.doc"], "no format 'doc'"),
        (["read", "ARTICLE", "--format", "xlsx"], "name a file with -o"),
        (["read", "ARTICLE", "--format", "csv", "--table", "x"], "no table 'x'"),
        (["read", "ARTICLE", "-o", "/nowhere/a.json"], "choose a folder that exists"),
        (["demo", "--to", "ARTICLE/x"], "cannot be made"),
        (["gazetteer"], "required"),
        (["agreement", "gone"], "is no folder"),
        (
            ["read", "ARTICLE", "--titel", "x"],
            "newsnb read: unrecognized arguments: --titel x (did you mean --title?); `newsnb read --help`",
        ),
        (["read", "ARTICLE", "ARTICLE", "--title", "x"], "--title would describe 2 articles; read them one by one"),
        (["read", "ARTICLE", "ARTICLE", "-f", "json"], "a .json file holds one reading; read the articles one by one"),
        (["bogus"], "invalid choice: 'bogus'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_gives_status_2_and_one_line(article, capsys, arguments, message):
    arguments = [word.replace("ARTICLE", str(article)) for word in arguments]
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.startswith("newsnb")
    assert "newsnb: newsnb" not in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    assert captured.out == ""


def test_an_empty_file_is_not_an_article(tmp_path, capsys):
    (tmp_path / "empty.txt").write_text(" \n")
    assert main(["read", str(tmp_path / "empty.txt")]) == 2
    assert "it contains no article" in capsys.readouterr().err


def test_gazetteer_looks_up_names(capsys):
    assert main(["gazetteer", "lookup", "Camp", "David"]) == 0
    assert "newsnb:camp-david" in capsys.readouterr().out
    assert main(["gazetteer", "lookup", "Nowhereville"]) == 0
    assert "has no place named 'Nowhereville'" in capsys.readouterr().out
    assert main(["gazetteer", "info"]) == 0
    assert "GeoNames (CC BY 4.0)" in capsys.readouterr().out


def test_demo_copies_the_notebook_once_and_writes_the_page(tmp_path, capsys):
    folder = tmp_path / "demo"
    assert main(["demo", "--no-browser", "--to", str(folder)]) == 0
    printed = capsys.readouterr().out
    notebook, page = folder / "first-reading.ipynb", folder / "taliban-moscow.html"
    assert str(notebook) in printed
    assert str(page) in printed
    assert "Camp David" in page.read_text(encoding="utf-8")
    notebook.write_text("mine")
    main(["demo", "--no-browser", "--to", str(folder)])
    assert notebook.read_text() == "mine"


def test_help_answers_at_once():
    code = "import sys, newsnb.cli; print([m for m in ('spacy', 'pandas', 'folium') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_python_m_newsnb_is_the_command():
    run = subprocess.run([sys.executable, "-m", "newsnb", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == f"newsnb {newsnb.__version__}"
    assert Path(newsnb.__file__).is_file()


@pytest.mark.parametrize("shell", ["bash", "fish", "tcsh", "zsh"])
def test_completion_knows_commands_options_and_files(shell, capsys):
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for word in ("gazetteer", "no-text", "geojson"):
        assert word in script
