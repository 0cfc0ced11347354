import json

import pytest

from newsnb.bench.records import read_last, record
from newsnb.cli import main
from newsnb.errors import FileProblem

RESULTS = {
    "bench": "quotes",
    "date": "2026-11-28",
    "made_by": {"newsnb": "0.1.0"},
    "corpus": "pier.jsonl",
    "articles": 2,
    "crashed": {"pier": "ValueError: odd"},
    "cpu_seconds": {"quotes": 1.5},
    "cpu_added": {"all": 0.12345},
    "figures": {"speech": {"F1": {"value": 0.777777, "low": None}}},
    "errors": [{"snippet": "words of an article"}],
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "benchmarks").mkdir()
    return tmp_path / "benchmarks" / "results"


def test_a_run_is_one_line_without_words_of_articles(folder):
    path = record("quotes", "pier.jsonl", RESULTS, folder)
    (line,) = path.read_text("utf-8").splitlines()
    kept = json.loads(line)
    assert list(kept)[:4] == ["date", "versions", "commit", "corpus"]
    assert (kept["date"], kept["crashed"], kept["cpu_added"]["all"]) == ("2026-11-28", 1, 0.1235)
    assert kept["figures"]["speech"]["F1"] == {"value": 0.7778, "low": None}
    assert "words of an article" not in line


def test_the_last_run_on_a_corpus_counts(folder):
    for articles, corpus in ((1, "dev"), (2, "dev"), (3, "other")):
        record("quotes", corpus, RESULTS | {"articles": articles}, folder)
    assert read_last("quotes", ("dev",), folder)["articles"] == 2
    assert read_last("quotes", ("nowhere",), folder) is None
    assert read_last("places", ("dev",), folder) is None


def test_outside_a_checkout_it_says_where_to_run(tmp_path):
    with pytest.raises(FileProblem, match="checkout"):
        record("quotes", "dev", RESULTS, tmp_path / "benchmarks" / "results")


def test_part_of_a_corpus_is_not_recorded(capsys):
    assert main(["bench", "quotes", "nowhere.jsonl", "--limit", "3", "--record"]) == 2
    assert "leave out --limit" in capsys.readouterr().err
