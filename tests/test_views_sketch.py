"""The map as one small picture, for where no script runs."""

from dataclasses import replace
from urllib.parse import unquote

import pytest

from newsnb.views.model import view_data
from newsnb.views.sketch import sketch
from readings import bare, harbour

HOSTILE = "</text><script>hit=1</script> {{7*7}} \" ' # %3Cscript%3E &"


def drawn(reading):
    return unquote(sketch(view_data(reading)["places"]).removeprefix("data:image/svg+xml,"))


def test_the_picture_has_land_pins_and_names():
    svg = drawn(harbour())
    assert svg.count("<circle") == 4
    for name in ("Bergen", "Oslo", "Aberdeen", "Edinburgh ?", "Norway"):
        assert f">{name}</text>" in svg
    assert "d='M" in svg


def test_a_reading_without_places_has_no_picture():
    assert sketch(view_data(bare("Rain."))["places"]) == ""


@pytest.mark.parametrize("spread", [1, 60], ids=["two towns", "the world"])
def test_the_land_takes_few_bytes_however_much_is_shown(spread):
    oslo = next(place for place in harbour().places if place.name == "Oslo")
    far = replace(
        oslo, id="place-1", name="Far", latitude=oslo.latitude - spread, longitude=oslo.longitude + 2 * spread
    )
    found = sketch(view_data(replace(harbour(), places=(oslo, far)))["places"])
    assert len(found) < 7_000


def test_a_place_far_from_the_story_does_not_shrink_it():
    oslo = next(place for place in harbour().places if place.name == "Oslo")
    perth = replace(oslo, id="place-1", name="Perth", latitude=-31.9, longitude=115.9, mentions=(), score=0.4)
    assert "Perth" not in drawn(replace(harbour(), places=(*harbour().places, perth)))


def test_names_are_text_and_nothing_else():
    places = tuple(replace(place, name=HOSTILE) for place in harbour().places)
    uri = sketch(view_data(replace(harbour(), places=places))["places"])
    assert not set('<>"#&{}') & set(uri)
    assert "<script" not in unquote(uri)
