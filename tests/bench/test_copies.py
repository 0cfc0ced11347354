"""Copies of articles: the pairs of the benchmark are told apart."""

import pytest

from newsnb.bench.copies import BARS, measure_copies


@pytest.mark.slow
def test_copies_are_told_from_stories_on_the_same_topic():
    pytest.importorskip("datasketch", reason="the extra corpus is missing")
    measured = measure_copies()
    for name, bar in BARS.items():
        assert measured[name] >= bar
    assert measured["same topic"].endswith("of 200")
