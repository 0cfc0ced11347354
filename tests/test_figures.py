"""The script that makes the figures of the documents, on runs of our own."""

import json

import pytest

import figures
import recorded

COUNTS = {"marked": 9, "taken": 8, "right": 6, "baseline": 2}


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Set out a checkout with one recorded run and one document."""
    results = tmp_path / "benchmarks" / "results"
    results.mkdir(parents=True)
    run = {"corpus": "dev", "figures": {"pronoun": COUNTS, "all": COUNTS}}
    (results / "speakers.jsonl").write_text(json.dumps(run) + "\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "who.md").write_text(
        "# Who\n\n<!-- figures: speakers -->\nold\n<!-- end -->\n\nEnd.\n", "utf-8"
    )
    (tmp_path / "quality.json").write_text("{}\n", "utf-8")
    monkeypatch.setattr(figures, "ROOT", tmp_path)
    monkeypatch.setattr(recorded, "ROOT", tmp_path)
    monkeypatch.setattr(figures, "QUALITY", tmp_path / "quality.json")
    monkeypatch.setattr(figures, "quality", dict)
    return tmp_path


def test_a_block_holds_the_last_run_and_the_rest_stays(house):
    text = figures.filled((house / "docs" / "who.md").read_text("utf-8"))
    assert text.startswith("# Who\n\n<!-- figures: speakers -->\n| | marked |")
    assert "| pronouns | 9 | 8 | 6 | 75.0 % | 25.0 % |\n" in text
    assert text.endswith("25.0 % |\n<!-- end -->\n\nEnd.\n")
    assert figures.filled(text) == text


def test_check_fails_until_the_figures_are_written(house, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["figures.py", "--check"])
    assert figures.main() == 1
    assert "who.md: differs" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["figures.py"])
    assert figures.main() == 0
    monkeypatch.setattr("sys.argv", ["figures.py", "--check"])
    assert figures.main() == 0


def test_without_a_run_it_says_which_to_record(house):
    with pytest.raises(SystemExit, match="newsnb bench places PATH/TO/lgl"):
        recorded.run_of("lgl")
