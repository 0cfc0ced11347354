"""Packed tables: nothing is lost that files leave out, and old folders load."""

import json
import shutil
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsnb
from newsnb.corpus.columns import TABLES, add_rows, empty_tables, leave_out_names, leave_out_words
from newsnb.corpus.holding import Corpus
from newsnb.corpus.packing import pack, unpack
from readings import harbour


def tables_of(leave_out):
    tables = empty_tables({})
    for article in ("a1", "a2"):
        add_rows(tables, article, harbour(), {})
    for change in leave_out:
        change(tables)
    return tables


def leave_out_all_words(tables):
    leave_out_words(tables, ())


WAYS = [(), (leave_out_all_words,), (leave_out_all_words, leave_out_names)]


@pytest.mark.parametrize("ways", WAYS)
def test_what_is_packed_comes_back(ways):
    tables = tables_of(ways)
    packed = pack(tables)
    assert packed is not None
    for name, cells in tables.items():
        assert unpack(name, packed) == cells


CELLS = [
    "entities id",
    "entities place",
    "mentions of",
    "mentions name",
    "mentions kind",
    "quotes id",
    "quotes speaker",
]
CELLS += ["quotes speaker", "quotes speaker_ids", "sources speaker", "links of"]


@given(st.sampled_from(CELLS), st.text(min_size=1), st.integers(0, 3))
def test_a_cell_that_does_not_follow_comes_back_or_nothing_is_packed(where, cell, row):
    (table, column), tables = where.split(), tables_of(())
    tables[table][column][row] = cell
    packed = pack(tables)
    if packed is not None:
        assert all(unpack(name, packed) == cells for name, cells in tables.items())


def test_folders_without_words_come_back(tmp_path):
    tables = tables_of((leave_out_all_words,))
    corpus = Corpus(own={}, tables=tables)
    corpus.save(tmp_path / "packed", text=False)
    assert not (tmp_path / "packed" / "links").exists()
    for name in TABLES:
        pd.testing.assert_frame_equal(newsnb.load(tmp_path / "packed").table(name), corpus.table(name))


def test_folders_with_words_come_back(tmp_path):
    corpus = Corpus(own={}, tables=tables_of(()), readings={"a1": b"a reading, packed"})
    assert len(corpus.times)
    loaded = newsnb.load(corpus.save(tmp_path / "whole"))
    for name in TABLES:
        pd.testing.assert_frame_equal(loaded.table(name), corpus.table(name))


def test_a_folder_of_the_first_version_loads(tmp_path):
    tables = tables_of(())
    corpus = Corpus(own={}, tables=tables, readings={"a1": b""})
    run = corpus.save(tmp_path / "old") / "manifests" / "run.json"
    run.write_text(json.dumps(json.loads(run.read_text()) | {"version": 1}))
    pd.testing.assert_frame_equal(newsnb.load(tmp_path / "old").links, corpus.links)
    run.write_text(json.dumps(json.loads(run.read_text()) | {"version": 99}))
    with pytest.raises(newsnb.NewsnbError, match="is of version 99; run `pip install -U newsnb`"):
        newsnb.load(tmp_path / "old")


def test_a_folder_from_before_there_were_times_loads(tmp_path):
    tables = tables_of(())
    folder = Corpus(own={}, tables=tables).save(tmp_path / "old")
    (part,) = (folder / "manifests").glob("part-*.json")
    manifest = json.loads(part.read_text())
    shutil.rmtree(folder / "times")
    del manifest["bytes"]["times"]
    for name in set(TABLES) - {"times"}:
        path = folder / name / f"part-{manifest['part']:06}.parquet"
        path.parent.mkdir(exist_ok=True)
        cells = {column: cells for column, cells in tables[name].items() if "said_when" not in column}
        pd.DataFrame(cells).to_parquet(path, index=False)
        manifest["bytes"][name] = path.stat().st_size
    part.write_text(json.dumps(manifest))
    old = newsnb.load(folder)
    assert old.times.empty
    assert old.quotes["said_when"].isna().all()
    assert list(old.quotes["content"]) == tables["quotes"]["content"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_full_disk_is_told_and_costs_nothing_that_is_saved(tmp_path):
    import resource

    folder = Corpus(own={}, tables=tables_of(())).save(tmp_path / "kept")
    large = tables_of(())
    large["quotes"]["content"][0] = "".join(map(chr, range(0x4E00, 0x9000)))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, hard))
    try:
        with pytest.raises(newsnb.NewsnbError, match=r"quotes.* cannot be written \(File too large\); free some space"):
            Corpus(own={}, tables=large).save(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert_tables_equal(newsnb.load(folder), tables_of(()))
    Corpus(own={}, tables=large).save(folder)
    assert_tables_equal(newsnb.load(folder), large)


def assert_tables_equal(corpus, tables):
    for name in TABLES:
        pd.testing.assert_frame_equal(corpus.table(name), Corpus(own={}, tables=tables).table(name))
