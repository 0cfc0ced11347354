"""Corpora: the columns of their tables, what goes in, and what is said when something is wrong with it."""

import re
from pathlib import Path

import pandas as pd
import pytest

from newsnb.corpus.columns import (
    TABLES,
    add_rows,
    columns_of,
    empty_tables,
    frame_of,
    leave_out_names,
    leave_out_words,
    own_names,
    read_spans,
)
from newsnb.corpus.given import Kinds, cell_of, find_columns, make_item
from newsnb.corpus.sources import read_items, survey
from newsnb.corpus.tables import open_source, rows_of
from newsnb.errors import NewsnbError, UnknownName
from readings import harbour

PAGE = Path(__file__).parents[1] / "docs" / "corpora.md"
NAMED = {}


def tables_of(reading, own=None):
    tables = empty_tables(dict.fromkeys(own or {}, "str"))
    add_rows(tables, "a1", reading, own or {})
    return tables


def test_every_column_stands_in_the_docs_with_its_type_in_order():
    page = PAGE.read_text("utf-8").partition("<!-- columns -->")[2].partition("<!-- end of columns -->")[0]
    told = {
        section.partition("\n")[0]: dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", section, re.M))
        for section in page.split("### ")[1:]
    }
    assert {name: list(columns.items()) for name, columns in told.items()} == {
        name: list(columns.items()) for name, columns in TABLES.items()
    }


def test_tables_have_their_types_however_few_their_rows():
    full = tables_of(harbour())
    for name, columns in TABLES.items():
        frame, empty = frame_of(full[name], columns), frame_of(empty_tables({})[name], columns)
        assert list(frame.columns) == list(empty.columns) == list(columns)
        assert dict(frame.dtypes) == dict(empty.dtypes)
        assert len(frame) > 0


def test_spans_give_the_words_of_a_quote():
    reading, quotes = harbour(), tables_of(harbour())["quotes"]
    for at, written in enumerate(quotes["spans"]):
        spans = read_spans(written)
        for column in ("content", "cue", "source", "channel"):
            assert (reading.words(spans.get(column, ())) or None) == quotes[column][at]


def test_no_words_of_the_article_are_left_where_they_are_left_out():
    reading = harbour()
    tables = tables_of(reading, {"summary": reading.text[:400], "section": "news"})
    leave_out_words(tables, ("summary", "section"))
    cells = [cell for table in tables.values() for cells in table.values() for cell in cells if isinstance(cell, str)]
    names = {entity.name for entity in reading.entities if entity.named} | {place.name for place in reading.places}
    long = [cell for cell in cells if len(cell.split()) > 2 and cell in reading.text and cell not in names]
    assert set(long) <= {reading.meta.title}
    assert tables["articles"]["summary"] == [None]
    assert tables["articles"]["section"] == ["news"]
    assert "Marit Solheim" in cells
    leave_out_names(tables)
    assert "Marit Solheim" not in tables["quotes"]["speaker"]


def test_own_columns_with_names_of_ours_get_a_prefix():
    assert own_names(["words", "user_words", "section"]) == {
        "words": "user_user_words",
        "user_words": "user_words",
        "section": "section",
    }
    assert list(columns_of({"section": "str"})["articles"])[-1] == "section"


@pytest.mark.parametrize(
    ("cells", "kind", "kept"),
    [
        ([True, False], "bool", [True, False]),
        ([1, 2], "int64", [1, 2]),
        ([1, None], "float64", [1, None]),
        ([1, 2.5], "float64", [1, 2.5]),
        (["a", 1], "str", ["a", "1"]),
        ([None, float("nan")], "str", [None, None]),
        ([["a", 1], {"b": None}], "str", ['["a", 1]', '{"b": null}']),
        ([pd.Timestamp("2020-01-02"), pd.NaT], "str", ["2020-01-02", None]),
        ([2**70], "str", [str(2**70)]),
    ],
)
def test_own_columns_have_the_type_of_all_their_cells(cells, kind, kept):
    kinds = Kinds()
    for cell in cells:
        kinds.see({"own": cell})
    assert kinds.settle() == {"own": kind}
    assert [cell_of(cell, kind) for cell in cells] == kept


def test_a_column_that_some_rows_lack_has_gaps():
    kinds = Kinds()
    for own in ({"page": 1, "section": "news"}, {"section": "news"}):
        kinds.see(own)
    assert kinds.settle() == {"page": "float64", "section": "str"}


def test_columns_are_found_by_their_usual_names_or_named():
    assert find_columns({}, ["text", "url"]).url == "url"
    assert find_columns({"text": "body"}, ["body"]).text == "body"
    with pytest.raises(UnknownName, match="no column for the text 'text'; choose one of: body"):
        find_columns({}, ["body"])
    with pytest.raises(UnknownName, match="no column for the date 'day'"):
        find_columns({"date": "day"}, ["text", "date"])


@pytest.mark.parametrize("text", [None, "", "  \n", float("nan"), pd.NA, 7, ["a"]])
def test_a_row_without_text_is_a_problem_with_its_row(text):
    item = make_item(
        {"text": text, "id": 3.0, "date": pd.Timestamp("2020-01-02")},
        5,
        "x.csv",
        find_columns({}, ["text", "id", "date"]),
    )
    assert (item.id, item.where, item.article.date) == ("3", "x.csv, row 5", "2020-01-02")
    assert "'text'" in item.problem


CSV = {
    "plain": ("id,text\na,One.\nb,Two.\n", [("a", None), ("b", None)]),
    "quoted lines": ('id,text\na,"One,\n""two"".\n\nThree."\nb,Four.\n', [("a", None), ("b", None)]),
    "a mark and other ends": ("\ufeffid,text\r\na,One.\r\n\r\nb,Two.", [("a", None), ("b", None)]),
    "too many cells": ("id,text\na,One, two.\nb,Two.\n", [("1", "has 3 cells"), ("b", None)]),
    "an open quotation": ('id,text\na,"One.\nb,Two.\nc,Three.\n', [("1", "cannot be read"), ("b", None), ("c", None)]),
    "words behind a quotation": ('id,text\na,"One" two.\nb,Two.\n', [("1", "cannot be read"), ("b", None)]),
    "two of one id": ("id,text\na,One.\na,Two.\na,Three.\n", [("a", None), ("a-2", None), ("a-3", None)]),
    "no text": ("id,text\na,\nb,Two.\n", [("a", "there is no text"), ("b", None)]),
}


@pytest.mark.parametrize("size", [1, 2, None])
@pytest.mark.parametrize("name", CSV)
def test_rows_of_csv_are_read_alone_and_broken_ones_told(tmp_path, name, size):
    written, wanted = CSV[name]
    path = tmp_path / "articles.csv"
    path.write_bytes(written.encode())
    source = open_source(path, NAMED)
    found = survey(source, size)
    items = [item for part in found.parts for item in read_items(source, part, found.own, found.named)]
    assert [item.id for item in items] == [id for id, _ in wanted]
    for item, (_, problem) in zip(items, wanted, strict=True):
        assert (item.problem or "").startswith(problem or "")
        assert bool(item.problem) == bool(problem)


def test_a_row_in_another_encoding_is_read_with_a_note(tmp_path):
    path = tmp_path / "articles.csv"
    path.write_bytes(
        "id,text\na,Größe in Málaga.\n".encode()
        + "b,Größe und Wärme, über alles\n".replace(",", ";").replace("b;", "b,").encode("cp1252")
    )
    source = open_source(path, NAMED)
    one, other = read_items(source, survey(source, None).parts[0], {}, {})
    assert one.article.text == "Größe in Málaga."
    assert [note.code for note in other.article.notes] == ["guessed-encoding"]


def test_lines_that_are_no_objects_are_told_with_their_row(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "One.", "n": 1}\n{"text": "Two\n\n[1]\n{"text": "\u2028Five.", "n": 5}\n', "utf-8")
    source = open_source(path, NAMED)
    found = survey(source, 2)
    items = [item for part in found.parts for item in read_items(source, part, found.own, found.named)]
    assert [item.problem and item.problem[:11] for item in items] == [
        None,
        "is not JSON",
        "is empty; l",
        "holds no JS",
        None,
    ]
    assert items[1].where == "articles.jsonl, row 2"
    assert found.own == {"n": "float64"}  # rows that are broken lack it


def test_parquet_is_read_by_its_rows(tmp_path):
    path = tmp_path / "articles.parquet"
    frame = pd.DataFrame({"text": [f"Day {n}." for n in range(10)], "n": range(10)})
    frame.to_parquet(path, row_group_size=3)
    source = open_source(path, NAMED)
    found = survey(source, 4)
    items = [item for part in found.parts for item in read_items(source, part, found.own, found.named)]
    assert [(item.article.text, item.own["n"]) for item in items] == [(f"Day {n}.", n) for n in range(10)]


def write_bad(folder):
    (folder / "empty").mkdir()
    (folder / "head.csv").write_text("id,body\na,One.\n")
    (folder / "wide.csv").write_bytes("id,text\na,One.\n".encode("utf-16"))
    (folder / "cut.parquet").write_bytes(b"PAR1 and no more")
    (folder / "none.csv").write_text("")
    (folder / "bare.csv").write_text("id,text\n")
    (folder / "none.jsonl").write_text("\n")
    (folder / "list.xml").write_text("<a/>")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty", "holds no articles; name a folder with"),
        ("head.csv", "no column for the text 'text'; choose one of: id, body"),
        ("wide.csv", "is in UTF-16; save it as CSV in UTF-8"),
        ("cut.parquet", "is no whole Parquet file"),
        ("none.csv", "has no first row with names of columns"),
        ("bare.csv", "holds no articles"),
        ("none.jsonl", "holds no articles"),
        ("list.xml", "no kind of table '.xml'; choose one of: .csv, .jsonl"),
        ("nowhere", "does not exist; check the path"),
    ],
)
def test_an_input_that_cannot_be_used_is_told_in_one_line(tmp_path, name, said):
    write_bad(tmp_path)
    with pytest.raises(NewsnbError) as caught:
        survey(open_source(tmp_path / name, NAMED), None)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_of_a_folder_are_items_in_the_order_of_their_names(tmp_path):
    for name in ("b.txt", "a/c.html", ".hidden.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It rained.")
    source = open_source(tmp_path, NAMED)
    assert [item.id for item in source.items(survey(source, None).parts[0])] == ["a/c.html", "b.txt"]


def test_parts_grow_with_the_number_of_articles():
    def parts(articles):
        return survey(rows_of([{"text": f"Day {n}."} for n in range(articles)], NAMED), None).parts

    assert [part.rows for part in parts(40)] == [16, 16, 8]
    many = parts(3000)
    assert {part.rows for part in many[:-1]} == {64}
    assert [part.first for part in many] == [1 + 64 * number for number in range(len(many))]
    assert sum(part.rows for part in many) == 3000
