import gc

import ipywidgets
import pytest

from newsnb.errors import UnknownName
from newsnb.views import channel_of, widget
from readings import harbour


@pytest.fixture
def reading():
    return harbour()


def test_a_reading_has_one_channel(reading):
    assert channel_of(reading) is channel_of(reading) is reading.view


def test_equal_readings_have_different_channels(reading):
    twin = harbour()
    assert twin == reading
    twin.view.select(twin.quotes[0].id)
    assert reading.view.selection is None


def test_a_channel_is_freed_with_its_reading():
    reading = harbour()
    reading.view.select(reading.quotes[0].id)
    del reading
    gc.collect()
    assert harbour().view.selection is None


def test_select_accepts_any_id_and_none(reading):
    for thing in (*reading.places, *reading.quotes, *reading.unresolved):
        reading.view.select(thing.id)
        assert reading.view.selection == thing.id
    reading.view.select(None)
    assert reading.view.selection is None


def test_selecting_an_entity_or_mention_that_is_a_place_selects_the_place(reading):
    norway = next(entity for entity in reading.entities if entity.name == "Norway")
    reading.view.select(norway.id)
    assert reading.view.selection == norway.place
    reading.view.select(reading.places[0].mentions[-1].id)
    assert reading.view.selection == reading.places[0].id


def test_select_refuses_an_id_that_the_reading_lacks(reading):
    with pytest.raises(UnknownName, match="no id 'quote-1'; choose one of: "):
        reading.view.select("quote-1")


def test_select_accepts_the_thing_itself(reading):
    for thing in (reading.quotes[0], reading.places[0], reading.unresolved[0]):
        reading.view.select(thing)
        assert reading.view.selection == thing.id


@pytest.mark.parametrize("wrong", [3, ["quote-1"], harbour()], ids=["number", "list", "reading"])
def test_select_refuses_what_is_not_an_id_in_one_line(reading, wrong):
    with pytest.raises(UnknownName, match=r"^there is no id .{1,80}; choose one of: "):
        reading.view.select(wrong)


def test_an_unknown_id_is_answered_with_similar_ones():
    known = [f"place-{number}" for number in range(40)] + ["quote-15", "quote-19"]
    assert "choose one of: quote-1" in str(UnknownName("id", "quote-1", known))


def test_observe_refuses_what_cannot_be_called(reading):
    with pytest.raises(TypeError, match="observe needs a function of one argument"):
        reading.view.observe("print")


def test_widget_says_what_it_needs():
    with pytest.raises(TypeError, match=r"widget needs a reading .*, got str"):
        widget("text")


def test_observers_hear_each_change_once(reading):
    heard = []
    reading.view.observe(heard.append)
    reading.view.observe(heard.append)
    quote = reading.quotes[0].id
    reading.view.select(quote)
    reading.view.select(quote)
    reading.view.select(None)
    reading.view.unobserve(heard.append)
    reading.view.select(quote)
    assert heard == [quote, None]


@pytest.mark.parametrize("sent", ["<script>", "", "quote-1"])
def test_what_a_browser_sends_is_not_trusted(reading, sent):
    shown = widget(reading)
    shown.selection = reading.quotes[0].id
    shown.selection = sent
    assert reading.view.selection is None
    assert shown.selection == ""


def test_a_widget_links_with_any_text_or_list_as_it_is(reading):
    shown, field = widget(reading), ipywidgets.Text()
    listed = ipywidgets.Dropdown(options=shown.choices)
    ipywidgets.link((shown, "selection"), (field, "value"))
    ipywidgets.link((shown, "selection"), (listed, "value"))
    reading.view.select(reading.quotes[1].id)
    assert (field.value, listed.value) == (reading.quotes[1].id,) * 2
    listed.value = reading.places[0].id
    assert (reading.view.selection, field.value) == (reading.places[0].id,) * 2
    field.value = ""
    assert reading.view.selection is None
    reading.view.select(reading.places[1].id)
    reading.view.select(None)
    assert (field.value, listed.value) == ("", "")


def test_every_choice_of_a_widget_can_be_selected(reading):
    shown = widget(reading)
    for words, id in shown.choices:
        shown.selection = id
        assert words
        assert shown.selection == id


def test_a_widget_is_an_argument_of_interact(reading):
    heard = []
    shown = widget(reading)
    box = ipywidgets.interactive(lambda id: heard.append(id), id=shown)
    box.update()
    reading.view.select(reading.quotes[0].id)
    assert heard[0] == ""
    assert heard[-1] == reading.quotes[0].id


def test_a_widget_gets_the_id_that_its_selection_resolves_to(reading):
    shown = widget(reading)
    norway = next(entity for entity in reading.entities if entity.name == "Norway")
    shown.selection = norway.id
    assert shown.selection == norway.place


def test_a_widget_is_in_sync_with_the_channel(reading):
    shown = widget(reading)
    reading.view.select(reading.quotes[1].id)
    assert shown.selection == reading.quotes[1].id
    shown.selection = reading.places[0].id
    assert reading.view.selection == reading.places[0].id
    shown.selection = None
    assert reading.view.selection is None


def test_a_time_is_selected_by_its_id_or_itself(reading):
    for time in reading.times:
        reading.view.select(time.id)
        assert reading.view.selection == time.id
        reading.view.select(None)
        reading.view.select(time)
        assert reading.view.selection == time.id
