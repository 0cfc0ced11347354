import re
from dataclasses import replace

import folium
import pytest

from newsnb.views import map_of
from readings import bare, harbour

TEMPLATE = "{{ this.__class__ }}{{7*7}}{% for %} </script><b>"


def rendered(atlas):
    return atlas.get_root().render()


def test_map_of_returns_a_folium_map_that_users_can_extend():
    atlas = map_of(harbour())
    folium.CircleMarker([60, 5], radius=4).add_to(atlas)
    assert isinstance(atlas, folium.Map)
    assert "L.circleMarker" in rendered(atlas)


def test_a_map_needs_no_network():
    page = rendered(map_of(harbour()))
    assert not re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="http', page)
    assert "<title>Map of the places</title>" in page
    assert '<html lang="en">' in page


def test_a_map_renders_the_same_twice():
    atlas = map_of(harbour())
    assert rendered(atlas) == rendered(atlas) == rendered(map_of(harbour()))


def test_names_cannot_be_evaluated():
    reading = harbour()
    places = tuple(replace(place, name=TEMPLATE, reason=TEMPLATE) for place in reading.places)
    page = rendered(map_of(replace(reading, places=places)))
    assert "7*7" not in page
    assert "49}" not in page
    assert "__class__" not in page


def test_a_map_shows_itself_in_a_sandboxed_frame():
    shown = map_of(harbour())._repr_html_()
    assert 'sandbox="allow-scripts"' in shown
    assert len(shown) < 150_000


def test_tiles_are_loaded_only_on_request():
    assert "tile.openstreetmap.org" in rendered(map_of(harbour(), tiles="OpenStreetMap"))
    assert "tile.openstreetmap.org" not in rendered(map_of(harbour()))


@pytest.mark.parametrize("reading", [bare("Nothing here."), replace(harbour(), text=None)], ids=["empty", "no words"])
def test_a_map_of_few_places_is_still_a_map(reading):
    assert "L.map(" in rendered(map_of(reading))
