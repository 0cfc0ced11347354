"""How fast: blocks that take turns, medians of ratios, and a table of all."""

import pytest

from newsnb.bench.speed import pace
from newsnb.bench.speed.children import seconds_of_commands


def test_all_ways_take_turns_over_the_same_blocks():
    taken = []
    ways = {name: lambda texts, name=name: taken.append((name, *texts)) for name in "ab"}
    paces = pace._measure(ways, [["one two"], ["three"]])
    assert taken[2:] == [("a", "one two"), ("b", "one two"), ("b", "three"), ("a", "three")]
    assert {name: len(found) for name, found in paces.items()} == {"a": 2, "b": 2}


def test_a_ratio_is_the_median_of_its_blocks_with_an_interval():
    one = pace._ratio([2.0, 4.0, 60.0], [1.0, 2.0, 3.0])
    assert one["value"] == 2
    assert one["low"] <= one["value"] <= one["high"]


def test_the_table_shows_every_figure():
    results = {
        "words_per_cpu_second": {pace.STOCK: 3000},
        "ratios": {"read_many / stock": {"value": 1.9, "low": 1.85, "high": 1.95}},
        "memory": {"peak, 16 articles of 50,000 characters": 390},
        "commands": {"newsnb read, s": 2.5},
        "seed": {"seed, read / parsed by the stock model": 0.79},
        "readings": {"read otherwise than by the stock path": 7},
        "twice the text": {"html": 2.02},
    }
    shown = pace.table(results)
    for figure in ("3,000", "1.90", "1.85 to 1.95", "390 600", "2.5", "2.02 2.2", "0.79 0.85", "7 0"):
        assert figure in " ".join(shown.split())


@pytest.mark.model
@pytest.mark.slow
def test_commands_are_clocked_in_processes_of_their_own(monkeypatch):
    monkeypatch.setattr("newsnb.bench.speed.children._TURNS", 1)
    assert all(seconds > 0 for seconds in seconds_of_commands("Ada Berg said so in Lisbon.").values())
