"""Times of texts without a model: what is found, what it means, and what bad input does not do."""

import pytest
import spacy
from clocks import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from newsnb.extract.discourse import discourse_in
from newsnb.extract.times import find_times
from newsnb.extract.times.words import IDLE, classes_of, signs

NLP = spacy.blank("en")
NLP.max_length = 10_000_000


def found(text, date="2019-09-13", **more):
    """Return the times of a text that nobody parsed."""
    return find_times(discourse_in(NLP(text)), date=date, **more)


def times(text, date="2019-09-13", **more):
    """Return the times of a text as pairs of words and value."""
    return [(text[time.start : time.end], time.value) for time in found(text, date, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 2008.", [("3 May 2008", "2008-05-03")]),
        ("It opened on Monday, May 3rd, 2010.", [("Monday, May 3rd, 2010", "2010-05-03")]),
        ("It opened on the 3rd of May 2010.", [("the 3rd of May 2010", "2010-05-03")]),
        ("It opened on Sept. 3.", [("Sept. 3", "2019-09-03")]),
        ("It opened in May 2008, on 2008-05-03.", [("May 2008", "2008-05"), ("2008-05-03", "2008-05-03")]),
        ("It may march on, and so may she.", []),
        ("Sun Alder and Sat Nav went home.", []),
        ("Mr. Sunday and Mrs May went home.", []),
        ("It opened on Saturday, earlier this year.", [("Saturday", "2019-09-07"), ("earlier this year", "2019")]),
        ("It was planned since 2001, in the 1990s.", [("2001", "2001"), ("the 1990s", "199")]),
        ("The pier of the 19th century and the nineties.", [("the 19th century", "18"), ("the nineties", "199")]),
        ("It closed later in the day that followed.", [("later in the day", "2019-09-13")]),
        ("It fell in 44 BC.", [("44 BC", "BC0044")]),
        ("Sales rose in the third quarter of 2018.", [("the third quarter of 2018", "2018-Q3")]),
        ("Sales rose in the fourth quarter.", [("the fourth quarter", "2018-Q4")]),
        ("It rained in fiscal 1990.", [("fiscal 1990", "1990")]),
        ("It rained in the summer of 2012.", [("the summer of 2012", "2012-SU")]),
        ("It opens from 9 to 11 May 2020.", [("9 to 11 May 2020", "P3D")]),
        ("It closed on Christmas Day 2018.", [("Christmas Day 2018", "2018-12-25")]),
        ("It closed on Good Friday 2019.", [("Good Friday 2019", "2019-04-19")]),
        ("Two years later, in nineteen ninety-six.", [("Two years later", "2021"), ("nineteen ninety-six", "1996")]),
    ],
)  # fmt: skip
def test_dates_are_found_and_understood(text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "2019-09-12"),
        ("yesterday evening", "2019-09-12TEV"),
        ("last night", "2019-09-12TNI"),
        ("tonight", "2019-09-13TNI"),
        ("last Friday", "2019-09-06"),
        ("next Monday", "2019-09-16"),
        ("last week", "2019-W36"),
        ("last weekend", "2019-W36-WE"),
        ("next month", "2019-10"),
        ("last year", "2018"),
        ("the coming decade", "202"),
        ("last December", "2018-12"),
        ("last summer", "2019-SU"),
        ("two days ago", "2019-09-11"),
        ("three months ago", "2019-06"),
        ("the last Thursday in August", "2019-08-29"),
        ("the second Tuesday of May 1990", "1990-05-08"),
        ("the first Saturday in July", "2019-07-06"),
        ("the third Sunday of September", "2019-09-15"),
        ("Friday last week", "2019-09-06"),
        ("Thursday of last week", "2019-09-05"),
        ("a decade ago", "2009"),
        ("several years ago", "PAST_REF"),
        ("recently", "PAST_REF"),
        ("the near future", "FUTURE_REF"),
    ],
)
def test_what_is_relative_is_counted_from_publication(text, expected):
    assert times(f"It happened {text}.") == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("two and a half years", "duration", "P2Y6M"),
        ("a 20-year", "duration", "P20Y"),
        ("several weeks", "duration", "PXW"),
        ("a hundred years", "duration", "P100Y"),
        ("the past three years", "duration", "P3Y"),
        ("90 minutes", "duration", "PT90M"),
        ("every Monday", "set", "XXXX-WXX-1"),
        ("every two years", "set", "P2Y"),
        ("daily", "set", "P1D"),
        ("7:30 p.m.", "time", "2019-09-13T19:30"),
        ("18:00 UTC", "time", "2019-09-13T18:00Z"),
        ("noon", "time", "2019-09-13T12:00"),
        ("half past ten in the evening", "time", "2019-09-13T22:30"),
        ("a quarter to six on Monday", "time", "2019-09-09T05:45"),
        ("ten o'clock", "time", "2019-09-13T10:00"),
        ("six p.m.", "time", "2019-09-13T18:00"),
        ("moments later", "date", "FUTURE_REF"),
    ],
)
def test_lengths_repetitions_and_hours_have_their_own_types(text, kind, value):
    (time,) = found(f"It took {text} there.")
    assert (time.type, time.value) == (kind, value)


def test_what_follows_is_counted_from_the_time_named_before():
    opened, after, later = found("It opened on 3 May 2008. The following day it closed. A year later it burned.")
    assert (after.value, after.anchor) == ("2008-05-04", opened.id)
    assert (later.value, later.anchor) == ("2009", after.id)


def test_a_quarter_is_compared_with_that_of_the_year_before():
    assert times("In the second quarter, sales rose from a year earlier.")[-1] == ("a year earlier", "2018-Q2")


def test_days_and_reason_say_what_a_value_covers():
    (time,) = found("It opened last week.")
    assert (time.earliest, time.latest, time.anchor) == ("2019-09-02", "2019-09-08", "publication")
    assert time.reason == "The week before publication: 2 to 8 September 2019."


def test_without_a_day_of_publication_what_is_relative_stays_open():
    assert times("It opened on Monday, last year, and closed on 3 May 2008.", date=None) == [
        ("Monday", "XXXX-WXX-1"),
        ("last year", "XXXX"),
        ("3 May 2008", "2008-05-03"),
    ]


@pytest.mark.parametrize("start", ["Friday, September 13, 2019\n\n", "LUND, Sept. 13, 2019 (AP) -- "])
def test_the_date_at_the_top_counts_where_none_is_given(start):
    first, second = found(f"{start}It opened on Saturday.", date=None)
    assert (second.value, second.anchor) == ("2019-09-07", first.id)


@pytest.mark.parametrize("text", ["30 February 2019", "February 30, 2019", "2019-02-30", "31/02/2019", "32/13/2019"])
def test_a_day_that_no_calendar_has_is_none(text):
    assert not any("02-30" in value or "13" in value.split("-") for _, value in times(f"It opened on {text}."))


@pytest.mark.parametrize(
    ("text", "value"),
    [("13/09/2018", "2018-09-13"), ("09/13/2018", "2018-09-13"), ("03/09/2018", "2018-XX-XX"), ("9/11", "2001-09-11")],
)
def test_which_number_is_the_month_is_not_guessed(text, value):
    assert times(f"It opened on {text}.") == [(text, value)]


@pytest.mark.parametrize(("home", "value"), [("United States", "2018-03-09"), ("Leeds, England", "2018-09-03")])
def test_where_readers_live_says_which_number_is_the_month(home, value):
    assert times("It opened on 03/09/2018.", home=home) == [("03/09/2018", value)]


@pytest.mark.parametrize(
    "text",
    [
        "They won 3-2, 21-15 and 6:4.",
        "Call 555-1990 or +44 20 7946 0958.",
        "It costs $2000 and weighs 1900%.",
        "A second man and the third man met in the quarter final.",
        "A 58-year-old skipper rested.",
        "The ship has the number 9999.",
    ],
)
def test_numbers_that_are_no_times_are_none(text):
    assert times(text) == []


@pytest.mark.parametrize("date", ["soon", "2019-02-30", "13/09", "", "0001-01-01", "9999-12-31", "3024-01-01"])
def test_any_date_of_publication_gives_times(date):
    text = "It opened on Monday, last year, two weeks ago, at Easter, next century, in May and in the third quarter."
    for one in found(text, date=date):
        assert (one.earliest is None) == ("X" in one.value)


def test_time_does_not_grow_with_the_square_of_the_text():
    def took(text):
        doc = discourse_in(NLP(text))
        return cpu_seconds(lambda: find_times(doc, date="2019-09-13"))

    for words in ("Friday, ", "one ", "the end of ", "more than two hundred ", "99 ", "full long ", "9" * 50):
        took(words * 100)
        assert took(words * 8000) < 10 * took(words * 2000) + 0.5  # 4 times as long


def test_ten_thousand_expressions_are_found():
    assert len(found("It opened on Friday. " * 10_000)) == 10_000


@given(st.text(alphabet="Friday Monday last 0123456789/-.:,\n' of May BC twoyears²٣", max_size=80))
def test_no_text_raises_and_words_are_where_they_are_said_to_be(text):
    for one in found(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.id == f"time-{one.start}"
        assert (one.earliest is None) == (one.latest is None)


def test_each_set_of_classes_that_a_word_can_have_has_a_sign():
    numbers = [str(number) for number in range(2500)]
    written = [*numbers, *(f"{a:02}/{b}" for a in range(40) for b in range(40)), *(f"{n:04}" for n in range(2500))]
    written += [f"{a}{mark}{b:02}" for a in range(40) for b in range(70) for mark in ":."]
    written += [f"{a}/{b}/{c}" for a in (0, 1, 13, 32) for b in (1, 13, 32) for c in (1, 19, 2019)]
    written += [f"{number}s" for number in range(10, 2100)] + [f"{number}th" for number in range(40)]
    assert not [word for word in written if classes_of(word) and signs().sign(word) == IDLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 10.21 we left.", [("10.21", "2019-09-13T10:21")]),
        ("Shares closed at 10.21, and rose at 2.30 percent.", []),
        ("It rained at twenty past nine.", [("twenty past nine", "2019-09-13T09:20")]),
        ("Half past presidents came, and two past winners.", []),
        ("Just after six months it closed.", [("six months", "P6M")]),
        ("Just after six men left.", []),
        ("Shortly before 11 per cent left, and just after 12 men.", []),
        ("Shortly before 11, it rained; it stopped later.", [("Shortly before 11", "2019-09-13T11:00")]),
        ("She later said that it had rained.", [("later", "FUTURE_REF")]),
        ("She said earlier that it had rained earlier.", [("earlier", "PAST_REF")]),
        ("Just after six, it rained.", [("Just after six", "2019-09-13T06:00")]),
        ("The river rose overnight, they said.", [("overnight", "2019-09-12TNI")]),
        ("An overnight train left.", []),
        ("It was built in 2,000 BC, and fell in 54 B.C. at last.", [("2,000 BC", "BC2000"), ("54 B.C.", "BC0054")]),
    ],
)
def test_hours_and_nights_are_told_from_numbers_and_names(text, expected):
    assert times(text, home="United Kingdom") == expected


def test_an_hour_with_a_full_stop_is_a_number_where_readers_write_a_colon():
    assert times("At 10.21 we left.", home="United States") == []


def ends(text, **more):
    """Return the times of a text as words, value, first and last day."""
    return [(text[time.start : time.end], time.value, time.earliest, time.latest) for time in found(text, **more)]


def test_since_runs_up_to_publication():
    assert ends("It has been closed since 2001.") == [("2001", "2001", "2001-01-01", "2019-09-13")]
    assert ends("It has been closed since Monday.")[0][2:] == ("2019-09-09", "2019-09-13")
    assert ends("It has been closed since 2001.", date=None)[0][2:] == ("2001-01-01", "2001-12-31")
    assert ends("Since Monday was a holiday, it is closed.")[0][2:] == ("2019-09-09", "2019-09-09")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It ran from 9 May to 11 June 2010.", "2010-05-09", "2010-06-11"),
        ("It was built between May and July 2010.", "2010-05-01", "2010-07-31"),
        ("It grew from 2009 to 2011.", "2009-01-01", "2011-12-31"),
        ("Its owner (2009–2011) left.", "2009-01-01", "2011-12-31"),
        ("It was shut between Monday and Wednesday.", "2019-09-09", "2019-09-11"),
    ],
)
def test_two_ends_of_a_stretch_know_each_other_and_have_all_of_its_days(text, first, last):
    start, end = found(text)
    assert (start.other_end, end.other_end) == (end.id, start.id)
    assert {(time.earliest, time.latest) for time in (start, end)} == {(first, last)}


@pytest.mark.parametrize(
    "text",
    [
        "The vote was postponed from Monday to Wednesday.",
        "They met on Monday and Wednesday.",
        "Between Monday and 2001.",
        "From Wednesday to Monday.",
        "It rose from 2001, to 2019 levels.",
    ],
)
def test_other_pairs_are_no_stretch(text):
    assert not any(time.other_end for time in found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It shut on 5 May 2015. The next morning it opened.", ["2015-05-05", "2015-05-06TMO"]),
        ("It shut on Tuesday. The following afternoon it opened.", ["2019-09-10", "2019-09-11TAF"]),
        ("It shut on Tuesday. That evening it opened.", ["2019-09-10", "2019-09-10TEV"]),
        ("It shut on Tuesday. The same night it opened.", ["2019-09-10", "2019-09-10TNI"]),
        ("It shut in 2015. The next morning it opened.", ["2015", "2019-09-14"]),
    ],
)
def test_a_part_of_the_day_is_counted_from_the_day_named_before(text, expected):
    assert [value for _, value in times(text)] == expected


def test_there_is_no_fifth_friday_in_some_months_and_no_day_after_the_last_year():
    assert times("It shut on the fifth Friday in February 2019.") == []
    assert times("It shut on the eighteenth Friday in November.", date="9999-12-31") == []
