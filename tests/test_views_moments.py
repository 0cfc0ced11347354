from dataclasses import replace

import pytest

from newsnb.values import Time
from newsnb.views.fallback import times_in_order
from newsnb.views.model import targets_of, view_data
from newsnb.views.moments import build_moments, name_day, name_of, span_of
from readings import bare, spans_of


def time(value, earliest=None, latest=None, type="date", start=0):
    return Time(
        id=f"time-{start}", start=start, end=start + 1, type=type, value=value, earliest=earliest,
        latest=latest or earliest, reason="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "earliest", "name", "short"),
    [
        ("2019-09-13", "2019-09-13", "Friday 13 September 2019", "Fri 13 Sep 2019"),
        ("2019-09-13T14:30", "2019-09-13", "Friday 13 September 2019, 14:30", "Fri 13 Sep 2019, 14:30"),
        ("2019-09-13TMO", "2019-09-13", "Friday 13 September 2019, in the morning", "Fri 13 Sep 2019, in the morning"),
        ("2019-09", "2019-09-01", "September 2019", "Sep 2019"),
        ("2019-SU", "2019-06-01", "summer 2019", "summer 2019"),
        ("2019-Q3", "2019-07-01", "the third quarter of 2019", "the third quarter of 2019"),
        ("2019-W37", "2019-09-09", "week of Monday 9 September 2019", "week of Mon 9 Sep 2019"),
        ("2019-W37-WE", "2019-09-14", "weekend of Saturday 14 September 2019", "weekend of Sat 14 Sep 2019"),
        ("2001", "2001-01-01", "2001", "2001"),
        ("199", "1990-01-01", "the 1990s", "the 1990s"),
        ("18", "1801-01-01", "the 19th century", "the 19th century"),
        ("-0043", None, "44 BC", "44 BC"),
        ("BC0044", None, "44 BC", "44 BC"),
        ("PAST_REF", None, "in the past", ""),
        ("XXXX-WXX-5", None, "", ""),
        ("2019-99-99", None, "", ""),
        ("", None, "", ""),
    ],
)
def test_a_time_is_named_as_a_reader_would(value, earliest, name, short):
    assert name_of(time(value, earliest)) == name
    assert name_of(time(value, earliest), short=True) == short


def test_how_long_and_how_often_are_called_by_their_words():
    text = "It took less than a week, and runs every Monday."
    [(start, end), (then, last)] = spans_of(text, "less than a week", "every Monday")
    times = (
        replace(time("P1W", type="duration"), id="time-8", start=start, end=end),
        replace(time("XXXX-WXX-1", type="set"), id="time-35", start=then, end=last),
    )
    made = build_moments(replace(bare(text), times=times))
    assert [(one["name"], one["kind"], one["span"]) for one in made] == [
        ("less than a week", "how long", None),
        ("every Monday", "how often", None),
    ]


def test_clock_times_are_parts_of_their_day():
    midnight, _ = span_of(time("2026-05-03", "2026-05-03"))
    assert span_of(time("2026-05-03T06:00", "2026-05-03", type="time")) == (midnight + 0.25, midnight + 0.25)
    assert span_of(time("2026-05-03", "2026-05-03")) == (midnight, midnight + 1)


@pytest.mark.parametrize(
    "made", [time("P3D", type="duration"), time("PAST_REF"), time("2019", "2019-12-31", "2019-01-01")]
)
def test_what_has_no_place_on_a_line_gets_none(made):
    assert span_of(made) is None


def test_times_of_one_value_are_one_moment():
    text = "On Friday it rained. On Sept. 13 it snowed. Recently it hailed. Recently it stopped."
    spans = spans_of(text, "Friday", "Sept. 13", "Recently", "Recently")
    days = [("2019-09-13", "2019-09-13")] * 2 + [("PAST_REF", None)] * 2
    times = tuple(
        Time(id=f"time-{a}", start=a, end=b, type="date", value=value, earliest=day, latest=day, reason=f"Reason {a}.")
        for (a, b), (value, day) in zip(spans, days, strict=True)
    )
    made = replace(bare(text), times=times)
    first, *rest = build_moments(made)
    assert (first["called"], first["count"], len(rest)) == (["Friday", "Sept. 13"], 2, 2)
    assert targets_of(made)[times[1].id] == times[0].id
    data = view_data(made)
    assert [(mark["family"], mark["tag"], mark["ids"]) for mark in data["marks"][:2]] == [
        ("time", "when", [times[0].id])
    ] * 2
    assert times_in_order(data) == [("Friday 13 September 2019", "“Friday”, “Sept. 13”")]


def test_days_that_are_counted_have_their_place_on_a_line():
    first, end = span_of(time("P3D", "2019-05-09", "2019-05-11", type="duration"))
    assert end - first == 3


def test_the_two_ends_of_a_stretch_are_one_moment():
    text = "It was shut between Monday and Wednesday."
    spans = spans_of(text, "Monday", "Wednesday")
    ids = [f"time-{start}" for start, _ in spans]
    times = tuple(
        replace(time(value, "2019-09-09", "2019-09-11"), id=id, start=start, end=end, other_end=other)
        for value, (start, end), id, other in zip(("2019-09-09", "2019-09-11"), spans, ids, reversed(ids), strict=True)
    )
    [moment] = build_moments(replace(bare(text), times=times))
    assert moment["name"] == "Monday 9 September 2019 to Wednesday 11 September 2019"
    assert moment["short"] == "Mon 9 Sep 2019 to Wed 11 Sep 2019"
    assert moment["span"][1] - moment["span"][0] == 3


def test_a_part_of_a_year_is_called_by_its_words():
    text = "It began earlier this year."
    [(start, end)] = spans_of(text, "earlier this year")
    part = replace(time("2019", "2019-01-01", "2019-09-12"), start=start, end=end)
    [moment] = build_moments(replace(bare(text), times=(part,)))
    assert (moment["name"], moment["short"]) == ("1 January 2019 to 12 September 2019", "earlier this year")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2019-09-13", "13 September 2019"),
        ("2019-09-13T10:00:00+02:00", "13 September 2019"),
        ("-0043-03-15", "15 March 44 BC"),
        ("2019-09", "2019-09"),
        ("2019-19-13", "2019-19-13"),
        ("last autumn", "last autumn"),
        ("", ""),
    ],
)
def test_a_day_of_publication_is_shown_in_words(given, words):
    assert name_day(given) == words
