import pytest

from newsnb.bench.scores.figures import Estimate, Totals, balance, estimate, precision_and_recall, share

TALLIES = [{"found": 4, "gold": 4, "right": 4}, {"found": 4, "gold": 8, "right": 2}, {"gold": 4}]


def named(tallies):
    return [{f"names {what}": number for what, number in tally.items()} for tally in tallies]


def test_counts_are_summed_before_shares_are_taken():
    figure = precision_and_recall(Totals(named(TALLIES)), "names")
    assert {name: e.value for name, e in figure.items()} == {"P": 0.75, "R": 0.375, "F1": 0.5}


def test_no_resamples_give_no_interval():
    totals = Totals(named(TALLIES))
    assert estimate(share(totals["names right"], totals["names gold"])) == Estimate(0.375, None, None)


def test_the_interval_holds_the_figure_and_lies_within_what_articles_can_give():
    recall = precision_and_recall(Totals(named(TALLIES), 500), "names")["R"]
    assert 0 <= recall.low < recall.value < recall.high <= 1


def test_articles_that_are_all_alike_leave_no_doubt():
    recall = precision_and_recall(Totals(named(TALLIES[1:2] * 5), 50), "names")["R"]
    assert recall == Estimate(0.25, 0.25, 0.25)


def test_the_same_counts_give_the_same_interval():
    first, second = (precision_and_recall(Totals(named(TALLIES), 50), "names") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("resamples", [0, 10])
def test_what_was_never_counted_is_zero(resamples):
    totals = Totals(named(TALLIES), resamples)
    assert totals.count("ships") == 0
    assert not balance(totals["ships"], totals["ships"]).any()
