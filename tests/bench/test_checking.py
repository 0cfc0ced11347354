"""The measurements of checks: what is counted, and what is shown."""

import json
from pathlib import Path

import pytest
from checks import checked

from newsnb.bench.cases import list_rows
from newsnb.bench.checks import table, verdict_of
from newsnb.checking.verdicts import VERDICTS
from newsnb.errors import FileProblem

SETS = Path(__file__).parent.parent.parent / "benchmarks" / "checking"


def test_a_passage_has_the_verdict_that_shares_most_with_it():
    found = checked()
    assert verdict_of(found, 70, 90).verdict == "other-speaker"
    assert verdict_of(found, 20, 40) is None


def test_the_table_shows_each_verdict():
    figures = {"all": {"cases": 4, "right": 3}, "cut": {"expected": 2, "found": 1, "hit": 1}}
    shown = table({"figures": figures})
    assert "all                4      3  0.750" in shown
    assert [line.split() for line in shown.splitlines() if line.startswith("cut")] == [
        ["cut", "2", "1", "1.000", "0.500"]
    ]
    assert shown.endswith("altered, where only the form differs: 0")


def test_other_files_are_no_sets(tmp_path):
    with pytest.raises(FileProblem, match="is no set of cases"):
        list_rows(tmp_path / "none.jsonl", "cases", None)
    (tmp_path / "other.jsonl").write_text('{"text": "Rain."}\n', encoding="utf-8")
    with pytest.raises(FileProblem, match="has lines without 'cases'"):
        list_rows(tmp_path / "other.jsonl", "cases", None)


@pytest.mark.parametrize(("name", "number"), [("check.jsonl", 440), ("summaries.jsonl", 126)])
def test_the_passages_of_a_set_stand_in_its_texts(name, number):
    cases = [case for row in list_rows(SETS / name, "cases", None) for case in row["cases"]]
    assert len(cases) == len({case["id"] for case in cases}) == number
    assert {case["verdict"] for case in cases} == set(VERDICTS)
    assert all(case["text"][case["start"] : case["end"]].strip() for case in cases)


@pytest.mark.parametrize("name", ["check", "compare", "versions"])
def test_the_sets_are_lines_of_json(name):
    rows = [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    assert {row["split"] for row in rows} == {"read", "unread"}
