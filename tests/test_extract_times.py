"""Times of texts without a model: what is found, and what it means."""

import pytest
import spacy

from newsnb.extract.discourse import discourse_in
from newsnb.extract.times import find_times

NLP = spacy.blank("en")


def times(text, date="2019-09-13", **more):
    """Return the times of a text, which nobody parsed, as pairs of words and value."""
    found = find_times(discourse_in(NLP(text)), date=date, **more)
    return [(text[time.start : time.end], time.value) for time in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened on 3 May 2008.", [("3 May 2008", "2008-05-03")]),
        ("It opened on Monday, May 3rd, 2010.", [("Monday, May 3rd, 2010", "2010-05-03")]),
        ("It opened on Sept. 3.", [("Sept. 3", "2019-09-03")]),
        ("It opened in May 2008, on 2008-05-03.", [("May 2008", "2008-05"), ("2008-05-03", "2008-05-03")]),
        ("It may march on, and so may she.", []),
        ("It opened on Saturday, earlier this year.", [("Saturday", "2019-09-07"), ("earlier this year", "2019")]),
    ],
)
def test_dates_are_found_and_understood(text, expected):
    assert times(text) == expected


def test_without_a_day_of_publication_what_is_relative_stays_open():
    assert times("It opened on Monday, and closed on 3 May 2008.", date=None) == [
        ("Monday", "XXXX-WXX-1"),
        ("3 May 2008", "2008-05-03"),
    ]


@pytest.mark.parametrize("text", ["30 February 2019", "February 30, 2019"])
def test_a_day_that_no_calendar_has_is_none(text):
    assert all(value != "2019-02-30" for _, value in times(text))
