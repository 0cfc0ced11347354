"""The reading of a view is corrected by messages, and every view is sent what follows."""

import pytest
from clocks import cpu_seconds

from newsnb.views import widget
from readings import harbour


@pytest.fixture
def reading(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return harbour()


@pytest.fixture
def talk(reading):
    """Return a function that sends a message as a view does, and returns what its widgets are sent."""
    channel, sent = reading.view, []
    made = widget(reading)
    made.send = sent.append
    channel.made = made  # alive as long as the reading

    def say(what, number="1", **more):
        sent.clear()
        channel._answer({"newsnb": channel._key, "say": what, "nr": number, **more})
        return sent[-1] if sent else None

    return say


def record(on, **to):
    return {"on": on, "to": to, "by": "T1", "why": None, "on_day": "2026-11-28"}


def test_what_a_view_asks_for_is_done_and_sent_to_every_view(reading, talk):
    quote, heard = reading.quotes[1], []
    reading.view.on_correct(heard.append)
    answer = talk("correct", records=[record(quote.id, speakers=["Ines Aune"])])
    (made,) = heard
    assert made == reading.view.reading
    assert made.quotes[1].speakers == ("entity-new-1",)
    assert made.corrections[0].on_day == "2026-11-28"
    assert (answer["say"], answer["revision"], answer["said"]) == ("reading", 1, "")
    assert answer["data"]["key"] == reading.view._key
    assert reading.view.made.revision == 1
    assert reading.quotes[1].speakers != made.quotes[1].speakers  # the reading itself never changes


def test_undo_and_redo_go_back_and_forth(reading, talk):
    first = reading.view.reading
    talk("correct", records=[record(reading.quotes[1].id, speakers=[])])
    corrected = reading.view.reading
    assert talk("undo", "2")["redo"] == 1
    assert reading.view.reading == first
    assert talk("redo", "3")["redo"] == 0
    assert reading.view.reading == corrected
    assert talk("undo", "4")["revision"] == 4
    assert talk("undo", "5")["revision"] == 4  # nothing is left


def test_a_message_that_came_twice_is_heard_once(reading, talk):
    talk("correct", records=[record(reading.quotes[1].id, naming="collective")])
    assert talk("correct", records=[record(reading.quotes[1].id, naming="collective")]) is None
    assert len(reading.view.reading.corrections) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [7],
        [{"to": {}}],
        [{"on": "quote-1", "to": {"naming": "named"}}],
        [{"on": 5, "to": {"by": "x"}}],
        [{"on": None, "to": {"add": "quote", "content": [[0, 10**9]]}}],
        [{"on": None, "to": {"add": "place", "span": [0, 5], "point": "<script>"}, "on_day": "tomorrow"}],
    ],
)
def test_nonsense_from_a_view_changes_nothing_and_is_answered_in_one_line(reading, talk, wrong):
    answer = talk("correct", records=wrong)
    assert reading.view.reading == reading
    assert "\n" not in answer["said"]
    assert answer["said"] or wrong is None


def test_places_of_the_gazetteer_are_found_by_name(reading, talk):
    answer = talk("look", name="Paris")
    assert (answer["say"], answer["name"], answer["nr"]) == ("found", "Paris", "1")
    assert answer["found"][0]["where"] == "capital, France"
    assert talk("look", "2", name="Nowhere Shire")["found"] == []
    assert reading.view.reading is reading


def test_messages_of_other_readings_and_unknown_ones_are_not_heard(reading, talk):
    assert talk("eval") is None
    assert talk("correct", newsnb="other", records=[record(reading.quotes[1].id, naming="collective")]) is None


def test_a_selection_that_a_correction_removes_is_cleared(reading, talk):
    reading.view.select(reading.quotes[1])
    talk("correct", records=[record(reading.quotes[1].id, remove=True)])
    assert reading.view.selection is None


def test_what_was_corrected_in_a_view_is_known_to_select(reading, talk):
    talk("correct", records=[record(None, add="entity", span=[0, 7])])
    reading.view.select("entity-0")
    assert reading.view.selection == "entity-0"


def test_a_correction_takes_less_than_a_tenth_of_a_second(reading, talk):
    for naming in ("collective", "none", "described"):  # one for each run of the clock to undo
        talk("correct", records=[record(reading.quotes[1].id, naming=naming)])
    assert cpu_seconds(lambda: talk("undo", "2")) < 0.1
    assert not reading.view.reading.corrections
