"""The texts of Wikinews in ``benchmarks``: whole, credited, and marked as their guideline says."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from newsnb.bench.corpora.articles import has_attributions, read_attributions

PATH = Path(__file__).parents[2] / "benchmarks" / "wikinews-quotes.jsonl"
ROWS = [json.loads(line) for line in PATH.read_bytes().decode("utf-8").split("\n") if line]
PARTS = ("content", "cue", "source")
MARKS = "\"'“”‘’"
CC_BY = "https://creativecommons.org/licenses/by"
CORPORA = {"GUM": "GUM, Georgetown University Multilayer corpus", "MEANTIME": "NewsReader MEANTIME corpus, © 2015"}

every_text = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


def stretches(row, quote, part):
    return [row["text"][start:end] for start, end in quote[part]]


def overlap(some, others):
    return any(start < end_too and start_too < end for start, end in some for start_too, end_too in others)


def test_there_are_forty_texts_of_which_ten_are_unread():
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS) == 40
    assert Counter(row["split"] for row in ROWS) == {"read": 30, "unread": 10}


def test_the_benchmark_reads_every_quote():
    articles = read_attributions(PATH)
    assert has_attributions(PATH)
    assert [len(article.attributions) for article in articles] == [len(row["attributions"]) for row in ROWS]
    assert sum(len(article.attributions) for article in articles) == 282


@every_text
def test_every_text_credits_its_authors_and_its_corpus(row):
    corpus = CORPORA[row["id"].partition("_")[0]]
    written = f"{row['title']}, Wikinews contributors, {row['url']}, CC BY 2.5 ({CC_BY}/2.5/), changed; {corpus}"
    assert row["credit"].startswith(written)
    assert row["credit"].endswith(", converted")
    assert "CC BY 4.0" in row["credit"]
    assert row["licence"] == "text CC BY 2.5, corpus CC BY 4.0"


@every_text
def test_every_mark_is_some_words_of_its_text(row):
    for quote in row["attributions"]:
        assert quote["content"]
        for part in PARTS:
            spans = quote[part]
            assert all(0 <= start < end <= len(row["text"]) for start, end in spans)
            assert all(first[1] <= second[0] for first, second in pairwise(spans))
            assert all(words == words.strip() for words in stretches(row, quote, part))


@every_text
def test_quotes_are_in_text_order_and_none_is_marked_twice(row):
    keys = [(quote["content"], quote["cue"]) for quote in row["attributions"]]
    assert keys == sorted(keys)
    assert all(keys.count(key) == 1 for key in keys)


@every_text
def test_cues_and_sources_lie_outside_what_was_said(row):
    for quote in row["attributions"]:
        assert not overlap(quote["cue"] + quote["source"], quote["content"])
        assert not overlap(quote["cue"], quote["source"])


@every_text
def test_a_quote_is_direct_if_all_of_it_is_in_quotation_marks(row):
    for quote in row["attributions"]:
        said = stretches(row, quote, "content")
        assert quote["type"] in ("direct", "indirect", "mixed")
        assert (quote["type"] == "direct") == all(words[0] in MARKS and words[-1] in MARKS for words in said)
        assert quote["type"] != "mixed" or any(mark in words for words in said for mark in MARKS)


@every_text
def test_only_the_unnamed_have_no_speaker(row):
    for quote in row["attributions"]:
        assert quote["naming"] in ("named", "described", "collective", "unnamed")
        assert (quote["naming"] == "unnamed") == (quote["speaker"] is None)
        assert quote["relay"] is None or quote["relay"] in row["text"]
        assert quote["relay"] is None or quote["relay"] != quote["speaker"]
