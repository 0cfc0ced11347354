"""Times of articles that the model parsed: tense, and what they are linked with."""

from pathlib import Path

import pytest

import newsnb
from newsnb.demo import SEED_DATE

pytestmark = pytest.mark.model

SEED = Path(__file__).parents[2] / "seeds" / "taliban-moscow.txt"


def times(text, **more):
    reading = newsnb.read(text, **{"date": "2019-09-13"} | more)
    return reading, [(reading.words([(time.start, time.end)]), time.value) for time in reading.times]


def test_an_entity_has_the_times_of_its_clauses_by_the_calendar():
    reading, _ = times(
        "Ada Berg left on 3 May 2008. In 2001, she was in Oslo. “It is safe,” Berg said yesterday. It rained."
    )
    berg = reading.entities[0]
    assert [time.value for time in reading.timeline(berg)] == ["2001", "2008-05-03", "2019-09-12"]
    assert reading.timeline(berg.id) == reading.timeline(berg)
    assert [time.value for time in reading.timeline(reading.places[0])] == ["2001"]


def test_the_seed_has_its_days():
    _, found = times(SEED.read_text(encoding="utf-8"), date=SEED_DATE)
    assert {("Friday", "2019-09-13"), ("Saturday", "2019-09-07"), ("2001", "2001"), ("earlier this year", "2019")} <= {
        *found
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pier opened on Monday.", "2019-09-09"),
        ("The pier will open on Monday.", "2019-09-16"),
        ("The pier is expected to open in December.", "2019-12"),
        ("The pier opened in December.", "2018-12"),
        ("The pier stays closed until the summer, she said.", "2020-SU"),
        ("The pier will be closed until Monday.", "2019-09-16"),
        ("The pier was closed until Monday.", "2019-09-09"),
        ("The ban has been extended until March.", "2020-03"),
    ],
)
def test_tense_says_which_way(text, value):
    assert times(text)[1][0][1] == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The pier is safe,” Ada Berg said on Monday.", "Monday"),
        ("On Monday, Ada Berg announced that the pier was closed in 2008.", "Monday"),
        ("Ada Berg said yesterday that the pier would open on Friday.", "yesterday"),
        ("“The pier is safe,” Ada Berg told reporters in Oslo late Tuesday.", "late Tuesday"),
        ("The harbour office confirmed on Monday that the pier was closed, but denied that it was unsafe.", "Monday"),
        ("In a letter sent on Monday, Ada Berg wrote that the pier was safe.", "Monday"),
        ("Asked on Monday about the pier, Ada Berg said that it was safe.", "Monday"),
        ("The minister, appointed in 2008, said that the pier was safe.", None),
        ("The harbour office said on Monday it would close the pier.", "Monday"),
        ("“The pier was closed in 2008,” Ada Berg said.", None),
        ("The minister said late on Monday she accepted the plan.", "Monday"),
        ("The captain told state television Monday the crew was safe.", "Monday"),
        ("“I am staying,” Ada Berg told reporters after training on Monday.", "Monday"),
        ("“I read it,” Ada Berg said when I called her on Monday.", "Monday"),
        ("“The worst is over,” the weather office tweeted just after midday.", "just after midday"),
        ("Earlier, Ada Berg said that the storm would turn.", "Earlier"),
        ("The minister, who resigned on Monday, said that the pier was safe.", None),
        ("The pier opened on Monday. “It is safe,” Ada Berg said.", None),
    ],
)
def test_a_quote_has_the_time_of_its_reporting_words(text, words):
    reading, _ = times(text)
    by_id = {time.id: reading.words([(time.start, time.end)]) for time in reading.times}
    assert [by_id.get(quote.said_when or "") for quote in reading.quotes][:1] == [words]


def test_a_place_has_the_times_of_its_clause():
    reading, _ = times("The pier in Lisbon opened on Monday, and the one in Oslo was closed.")
    monday = reading.times[0].id
    assert {place.name: place.mentions[0].times for place in reading.places} == {"Lisbon": (monday,), "Oslo": ()}


def test_a_date_that_is_none_is_noted_in_a_line():
    reading, found = times("The pier opened on Monday.", date="the other day")
    assert found == [("Monday", "XXXX-WXX-1")]
    assert [note.code for note in reading.notes] == ["unknown-date"]
    assert "give the date as in 2019-09-13" in reading.notes[0].message


def test_times_come_back_from_a_file(tmp_path):
    reading, _ = times("“The pier is safe,” Ada Berg said on Monday in Lisbon.")
    assert newsnb.load(reading.save(tmp_path / "a.json")) == reading
    rows = reading.to_frame("quotes")
    assert list(rows[["said_when", "said_when_value"]].iloc[0]) == ["Monday", "2019-09-09"]
    assert list(reading.to_frame("times")["words"]) == ["Monday"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rovers travel to Grimsby on Tuesday.", "2026-12-01"),
        ("The trial starts on Tuesday.", "2026-12-01"),
        ("Rovers play Grimsby on Tuesday night.", "2026-12-01TNI"),
        ("Rovers travelled to Grimsby on Tuesday.", "2026-11-24"),
        ("“It is over,” Ada Berg tells reporters on Tuesday.", "2026-11-24"),
        ("Ada Berg has run the port since Tuesday.", "2026-11-24"),
    ],
)
def test_what_is_told_of_a_day_in_the_present_is_a_plan(text, day):
    assert newsnb.read(text, date="2026-11-28").times[0].value == day
