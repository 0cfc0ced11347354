"""The articles of our own in ``benchmarks``: marked as their guideline says, in a form that the benchmark reads."""

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from newsnb.bench.corpora.articles import has_attributions, read_attributions

FOLDER = Path(__file__).parents[2] / "benchmarks"


def rows_of(name):
    return [json.loads(line) for line in (FOLDER / name).read_bytes().decode("utf-8").split("\n") if line]


TWENTY, DEVELOPMENT = rows_of("articles.jsonl"), rows_of("development.jsonl")
PARTS = ("content", "cue", "source")
MARKS = "\"'“”‘’"

EVERY = [*TWENTY, *DEVELOPMENT]
every_article = pytest.mark.parametrize("row", EVERY, ids=[row["id"] for row in EVERY])


def words_of(row, quote, part):
    return [row["text"][start:end] for start, end in quote[part]]


def overlap(some, others):
    return any(start < end_too and start_too < end for start, end in some for start_too, end_too in others)


def test_there_are_twenty_articles_two_of_each_genre():
    assert set(Counter(row["genre"] for row in TWENTY).values()) == {2}
    assert len(TWENTY) == 20
    assert sum(bool(quote["said_when"]) for row in TWENTY for quote in row["attributions"]) == 166


@pytest.mark.parametrize(("name", "rows"), [("articles.jsonl", TWENTY), ("development.jsonl", DEVELOPMENT)])
def test_the_benchmark_reads_every_quote(name, rows):
    articles = read_attributions(FOLDER / name)
    assert has_attributions(FOLDER / name)
    assert [len(article.attributions) for article in articles] == [len(row["attributions"]) for row in rows]
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


@every_article
def test_every_article_tells_when_and_for_whom_it_was_published(row):
    assert date.fromisoformat(row["date"]).isoformat() == row["date"]
    assert len(row["home"]) == 2
    assert row["home"].isupper()
    assert row["genre"]
    assert row["title"]


@every_article
def test_every_mark_is_some_words_of_its_text(row):
    for quote in row["attributions"]:
        assert quote["content"]
        times = [quote["said_when"]] if quote["said_when"] else []
        for spans in (*(quote[part] for part in PARTS), times):
            assert all(0 <= start < end <= len(row["text"]) for start, end in spans)
            assert all(first[1] <= second[0] for first, second in pairwise(spans))
            assert all(row["text"][start:end] == row["text"][start:end].strip() for start, end in spans)


@every_article
def test_quotes_are_in_text_order_and_none_is_marked_twice(row):
    keys = [(quote["content"], quote["cue"]) for quote in row["attributions"]]
    assert keys == sorted(keys)
    assert all(keys.count(key) == 1 for key in keys)


@every_article
def test_what_tells_of_a_quote_lies_outside_what_was_said(row):
    for quote in row["attributions"]:
        times = [quote["said_when"]] if quote["said_when"] else []
        assert not overlap(quote["cue"] + quote["source"] + times, quote["content"])
        assert not overlap(quote["cue"] + times, quote["source"])
        assert not overlap(quote["cue"], times)


@every_article
def test_a_quote_is_direct_if_all_of_it_is_in_quotation_marks(row):
    for quote in row["attributions"]:
        said = words_of(row, quote, "content")
        assert quote["type"] in ("direct", "indirect", "mixed")
        assert (quote["type"] == "direct") == all(words[0] in MARKS and words[-1] in MARKS for words in said)
        assert quote["type"] != "mixed" or any(mark in words for words in said for mark in MARKS)


@every_article
def test_only_the_unnamed_have_no_speaker(row):
    for quote in row["attributions"]:
        assert quote["naming"] in ("named", "described", "collective", "unnamed")
        assert (quote["naming"] == "unnamed") == (quote["speaker"] is None)
        assert quote["relay"] is None or quote["relay"] in row["text"]
        assert quote["relay"] is None or quote["relay"] != quote["speaker"]
