"""Corpora, read with the model: equal tables from every door and engine, and nothing lost to what kills a run."""

import json
import os
import subprocess
import sys

import pandas as pd
import psutil
import pytest

import newsnb
from newsnb.__main__ import main
from newsnb.corpus.columns import TABLES
from newsnb.corpus.storage import read_manifests
from newsnb.errors import NewsnbWarning

ROWS = [
    {
        "id": f"a{number}",
        "text": f"“We will sail,” Ada Berg told reporters in Oslo. An official said on day "
        f"{number} that the quay is closed.",
        "outlet": "North Wire" if number % 2 else "Coast Post",
        "page": number,
    }
    for number in range(24)
]
ROWS[7] |= {"text": None}


def write_rows(path, rows=None):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows or ROWS), "utf-8")
    return path


def run(*words, code=0):
    assert main([str(word) for word in ("corpus", *words)]) == code


def assert_equal(one, other):
    for table in TABLES:
        pd.testing.assert_frame_equal(one.table(table), other.table(table))


@pytest.fixture(scope="module")
def whole():
    return newsnb.read_frame(pd.DataFrame(ROWS))


def test_a_frame_becomes_tables_and_readings(whole):
    assert len(whole) == len(ROWS)
    assert list(whole) == list(whole.quotes["article"].unique()[:7]) + [row["id"] for row in ROWS[7:]]
    assert whole.articles["problem"].notna().sum() == 1
    assert list(whole.articles["page"]) == list(range(24))
    assert whole["a3"].text == ROWS[3]["text"]
    assert whole["a3"] == newsnb.read(ROWS[3]["text"], outlet="North Wire")
    assert "a3" in whole
    assert repr(whole).startswith("<Corpus: 24 articles, 1 of them not read, ")
    with pytest.raises(KeyError, match="there is no article 'a99'; choose one of: "):
        whole["a99"]


def test_the_command_gives_the_same_tables_and_goes_on_where_it_was(whole, tmp_path, capsys):
    source, out = write_rows(tmp_path / "in.jsonl"), tmp_path / "out"
    run(source, out, "--engine", "local", "--part-size", 5, "--dry-run")
    assert "24 articles in 5 parts" in capsys.readouterr().out
    assert not out.exists()
    run(source, out, "--engine", "local", "--part-size", 5)
    said = capsys.readouterr().out
    assert "24 articles, 24 of them read now" in said
    assert "in.jsonl, row 8: there is no text in column 'text'" in said
    assert_equal(newsnb.load(out), whole)
    assert newsnb.load(out)["a3"] == whole["a3"]
    assert {path.suffix for path in (out / "quotes").iterdir()} == {".parquet"}
    cut_and_change(source, out)
    with pytest.warns(NewsnbWarning, match="not finished, or damaged: 1 of 5 parts"):
        newsnb.load(out)
    run(source, out, "--engine", "local")
    assert "24 articles, 9 of them read now" in (said := capsys.readouterr().out)
    assert "2 parts of it because they had changed" in said
    assert newsnb.load(out)["a23"].text == "It rained in Lisbon."
    assert not list(out.glob("*/.*.part"))


def test_ids_that_stand_twice_and_guessed_encodings_are_told(tmp_path, capsys):
    path = tmp_path / "in.csv"
    path.write_bytes("id,text\na,Größe.\n".encode() + "a,Wärme und Größe.\n".encode("cp1252"))
    run(path, tmp_path / "out", "--engine", "local")
    said = capsys.readouterr().out
    assert "1 have an id that stands before; each has one of its own now:\n  article 2: 'a-2'" in said
    assert "in.csv, row 2: " in said


def cut_and_change(source, out):
    """Cut a file of one part short, change an article of another, and leave something half written."""
    quotes = out / "quotes" / "part-000001.parquet"
    quotes.write_bytes(quotes.read_bytes()[:-20])
    (out / "quotes" / ".part-000002.parquet.x.part").write_bytes(b"PAR1")
    write_rows(source, [*ROWS[:23], ROWS[23] | {"text": "It rained in Lisbon."}])


def test_a_run_that_differs_is_refused_with_what_differs(tmp_path, capsys):
    source, out = write_rows(tmp_path / "in.jsonl", ROWS[:2]), tmp_path / "out"
    run(source, out, "--engine", "local")
    for options, said in (
        (["--no-text"], "holds a corpus with other words (True, now False)"),
        (["--stance"], "was made with another settings"),
        (["--part-size", "1"], "holds a corpus with other articles of a part"),
    ):
        run(source, out, *options, code=2)
        assert said in (line := capsys.readouterr().err)
        assert "--again" in line
    run(write_rows(tmp_path / "other.jsonl", ROWS[:2]), out, code=2)
    assert "holds the corpus of" in capsys.readouterr().err
    run(source, out, "--no-text", "--again", "--engine", "local")
    run(source, tmp_path, code=2)
    assert "holds other files; choose a new or empty folder" in capsys.readouterr().err


def test_without_the_words_none_is_in_any_file(tmp_path):
    source, out = write_rows(tmp_path / "in.jsonl", ROWS[:4]), tmp_path / "out"
    run(source, out, "--engine", "local", "--no-text")
    corpus = newsnb.load(out)
    cells = [str(cell) for table in TABLES for cell in corpus.table(table).to_numpy().ravel()]
    assert not [cell for cell in cells if "sail" in cell or "official" in cell or "quay" in cell]
    assert "Ada Berg" in cells
    assert not (out / "readings").exists()
    with pytest.raises(newsnb.NewsnbError, match="saved without its words"):
        corpus["a1"]
    again = newsnb.rejoin(corpus, {row["id"]: row["text"] for row in ROWS})
    for table in TABLES:
        lost = ["entity_title", "reason", "rule"]
        one, other = (c.table(table).drop(columns=lost, errors="ignore") for c in (again, newsnb.read_frame(ROWS[:4])))
        pd.testing.assert_frame_equal(one, other)
    with pytest.warns(NewsnbWarning, match="2 articles of the corpus have no text here, and 1 another than was read"):
        newsnb.rejoin(corpus, {"a0": ROWS[0]["text"], "a1": "It rained."})


def test_saved_corpora_come_back(whole, tmp_path):
    assert_equal(newsnb.load(whole.save(tmp_path / "kept")), whole)
    assert newsnb.load(whole.save(tmp_path / "kept"))["a3"] == whole["a3"]
    (tmp_path / "kept" / "places" / "part-000001.parquet").write_bytes(b"PAR1")
    with pytest.warns(NewsnbWarning, match="not finished, or damaged"):
        newsnb.load(tmp_path / "kept")
    with pytest.raises(newsnb.NewsnbError, match="holds something else; choose a new folder"):
        whole.save(tmp_path)
    with pytest.raises(newsnb.NewsnbError, match="holds no corpus"):
        newsnb.load(tmp_path)


def test_a_folder_of_articles_and_readings_is_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ROWS[0]["text"], "utf-8")
    newsnb.read(ROWS[1]["text"]).save(tmp_path / "in" / "b.json")
    (tmp_path / "in" / "c.json").write_text("{}", "utf-8")
    (tmp_path / "in" / "d.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "in" / "e.txt").write_text("x" * 10_000_000, "utf-8")
    run(tmp_path / "in", tmp_path / "out", "--engine", "local")
    articles = newsnb.load(tmp_path / "out").articles.set_index("article")
    assert list(articles.index) == ["a.txt", "b.json", "c.json", "d.txt", "e.txt"]
    assert list(articles["quotes"]) == [2, 2, 0, 0, 0]
    for name, said in (("c.json", "not a reading"), ("d.txt", "is a picture"), ("e.txt", "the limit is 200,000")):
        assert said in articles.loc[name, "problem"]


@pytest.mark.slow
def test_kills_lose_nothing_and_leave_no_process_and_no_lock(whole, tmp_path):
    source, out = write_rows(tmp_path / "in.jsonl"), tmp_path / "out"
    with begin(source, out) as command:
        wait_for_part(command, out)
        children = psutil.Process(command.pid).children(recursive=True)
        children[0].kill()
        command.kill()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not [child for child in alive if child.status() != psutil.STATUS_ZOMBIE]
    run(source, out, "--engine", "local")
    assert_equal(newsnb.load(out), whole)


def begin(source, out):
    words = [sys.executable, "-m", "newsnb", "corpus", source, out, "--workers", "2", "--part-size", "3"]
    return subprocess.Popen(words, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})


def wait_for_part(command, out):
    while command.poll() is None and not (out.exists() and read_manifests(out)):
        try:
            command.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
