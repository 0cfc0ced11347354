"""Figures of times, on articles where what is right is known."""

import json

import pytest

from newsnb.bench.corpora.times import read_times
from newsnb.bench.scores.figures import Totals
from newsnb.bench.scores.times import errors_in, figures_of, tally
from newsnb.errors import FileProblem

TEXT = "It opened on 3 May 2008 and closed last year, in early June."


@pytest.fixture
def timed(tmp_path):
    path = tmp_path / "corpus.jsonl"
    times = [(13, 23, "2008-05-03"), (35, 44, "2018"), (35, 44, "2017"), (49, 59, "2018-06")]
    row = {
        "id": "pier",
        "text": TEXT,
        "date": "2019-09-13",
        "times": [{"start": start, "end": end, "value": value} for start, end, value in times],
    }
    path.write_text(json.dumps(row) + "\n" + json.dumps(row | {"id": "part", "annotated": [0, 30]}) + "\n")
    return read_times(path)


def test_words_and_values_are_counted_apart(timed):
    found = {(13, 23): "2008-05-03", (35, 44): "2019", (55, 59): "2018-06", (0, 2): "2019"}
    figures = figures_of(Totals([tally(timed[0], found)]))
    assert figures["relaxed"]["R"].value == 1
    assert figures["relaxed"]["P"].value == 0.75
    assert figures["strict"]["P"].value == 0.5
    assert figures["value"]["R"].value == pytest.approx(2 / 3)
    assert figures["values among pairs"]["share"].value == pytest.approx(2 / 3)
    kinds = [(error["kind"], error["expected"], error["found"]) for error in errors_in(timed[0], found)]
    assert kinds == [
        ("invented", None, "2019"),
        ("other value", "2018", "2019"),
        ("other edges", "early June", "June"),
    ]


def test_what_lies_outside_the_marked_part_does_not_count(timed):
    assert tally(timed[1], {(13, 23): "2008-05-03", (35, 44): "2018"})["relaxed found"] == 1


def test_what_is_no_corpus_says_what_is_wanted(tmp_path):
    path = tmp_path / "names.jsonl"
    path.write_text('{"id": "a", "text": "b"}\n')
    with pytest.raises(FileProblem, match=r"line 1 is no article .* give JSON lines of id, text, date and times"):
        read_times(path)
