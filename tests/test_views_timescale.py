"""Where the timeline of the view draws its times."""

import math
from itertools import pairwise

import pytest

from newsnb.views.moments import day_number
from scripted import NEEDS_NODE, run

pytestmark = NEEDS_NODE

PLACED = """(({ marks, rows, scale }) =>
    ({ marks, rows, breaks: scale.breaks, true: scale.trueToScale, ticks: ticksOf(scale) }))(placeTimes(data, %s))"""


def place(spans, width=1000, most=4, published="null"):
    """Return where spans are placed, given as ``(from, to)`` with labels of 80 pixels."""
    made = [{"id": str(i), "from": start, "to": end, "label": 80} for i, (start, end) in enumerate(spans)]
    done = run("timescale.js", "placeTimes, ticksOf", PLACED % f"{width}, {most}, {published}", made)
    return done | {"marks": {mark["id"]: mark for mark in done["marks"]}}


def day(iso):
    return day_number(iso)


def test_times_that_lie_apart_are_true_to_scale():
    placed = place([(day(f"2020-0{month}-01"), day(f"2020-0{month}-02")) for month in (1, 3, 5, 7)])
    lefts = [placed["marks"][str(i)]["left"] for i in range(4)]
    steps = [b - a for a, b in pairwise(lefts)]
    assert placed["true"]
    assert not placed["breaks"]
    assert max(steps) / min(steps) < 1.05
    assert [tick["text"] for tick in placed["ticks"]] == ["2020", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]


def test_days_stay_apart_in_a_story_that_begins_years_before():
    days = [("2001-01-01", "2002-01-01"), ("2019-09-07", "2019-09-08"), ("2019-09-13", "2019-09-14")]
    spans = [(day(start), day(end)) for start, end in days]
    placed = place(spans)
    marks = placed["marks"]
    assert marks["2"]["left"] - marks["1"]["left"] >= 30
    assert placed["breaks"]
    assert not placed["true"]


def test_marks_of_a_row_never_overlap_and_labels_that_fit_nowhere_are_left_out():
    spans = [(hour / 24, hour / 24) for hour in range(48)]
    placed = place(spans, 400, 3)
    assert placed["rows"] == 3
    extents = {}
    for mark in placed["marks"].values():
        start = mark["left"] - (86 if mark["label"] == "before" else 0)
        end = mark["left"] + 12 + (86 if mark["label"] == "after" else 0)
        if mark["label"]:
            extents.setdefault(mark["row"], []).append((start, end))
    assert all(a[1] <= b[0] for row in extents.values() for a, b in pairwise(sorted(row)))
    assert sum(not mark["label"] for mark in placed["marks"].values()) > 10


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("1500-01-01", "1900-01-01", ["1500", "1550", "1600", "1650", "1700", "1750", "1800", "1850", "1900"]),
        ("2019-01-01", "2021-01-01", ["2019", "Apr", "Jul", "Oct", "2020", "Apr", "Jul", "Oct", "2021"]),
        ("2019-09-07", "2019-09-12", ["7 Sep 2019", "8 Sep", "9 Sep", "10 Sep", "11 Sep", "12 Sep"]),
        ("-0150-01-01", "0150-01-01", ["150 BC", "100 BC", "50 BC", "1 BC", "50", "100", "150"]),
    ],
    ids=["centuries", "quarters", "days", "before our era"],
)
def test_ticks_are_of_the_unit_that_the_line_has_room_for(first, last, ticks):
    placed = place([(day(first), day(first)), (day(last), day(last))], 780)
    assert [tick["text"] for tick in placed["ticks"]] == ticks


def test_clock_times_have_ticks_of_hours():
    placed = place([(day("2026-05-03") + hour / 24, day("2026-05-03") + hour / 24) for hour in (9, 12, 15)], 560)
    assert [tick["text"] for tick in placed["ticks"]] == [
        "3 May, 09:00",
        "10:00",
        "11:00",
        "12:00",
        "13:00",
        "14:00",
        "15:00",
    ]


def test_years_are_points_on_a_line_of_centuries_and_bars_on_one_of_years():
    years = [(day(f"{year}-01-01"), day(f"{year + 1}-01-01")) for year in (1275, 1673, 2019)]
    assert [mark["wide"] for mark in place(years)["marks"].values()] == [0, 0, 0]
    years = [(day(f"{year}-01-01"), day(f"{year + 1}-01-01")) for year in (2015, 2019)]
    assert all(mark["wide"] for mark in place(years)["marks"].values())


def test_the_day_of_publication_has_its_place_on_the_line():
    spans = [(0, 1), (10, 11)]
    assert place(spans, published=20)["marks"]["1"]["left"] < place(spans)["marks"]["1"]["left"]


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(5, 5), (5, 5)], [(-1e6, 3e6), (0, 1)]])
def test_a_line_can_be_made_of_any_times(spans):
    placed = place(spans)
    assert len(placed["marks"]) == len(spans)
    assert all(math.isfinite(mark["left"]) and mark["left"] >= 0 for mark in placed["marks"].values())
