import re
from dataclasses import replace

import pytest
import xyzservices

from newsnb.errors import UnknownName
from newsnb.views import map_of, page_of
from readings import harbour


def policy_of(page):
    return re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]


def images_of(tiles):
    return re.search(r"img-src data: ([^;]*);", policy_of(page_of(harbour(), tiles=tiles)))[1]


def test_a_page_may_load_only_from_the_hosts_of_its_tiles():
    assert images_of("OpenStreetMap") == "https://tile.openstreetmap.org"
    assert images_of("http://127.0.0.1:8000/{z}/{x}/{y}.png") == "http://127.0.0.1:8000"
    letters = xyzservices.TileProvider(
        name="x", url="https://{s}.example.org/{z}/{x}/{y}.png", attribution="(C) somebody", subdomains="ab"
    )
    assert images_of(letters) == "https://a.example.org https://b.example.org"


def test_without_tiles_a_page_may_load_nothing():
    assert "http" not in policy_of(page_of(harbour()))


def test_tiles_are_attributed_on_the_map_and_in_the_footer():
    page = page_of(harbour(), tiles="OpenStreetMap")
    assert "© OpenStreetMap contributors" in page[page.index("<footer") :]
    drawn = map_of(harbour(), tiles="OpenStreetMap").get_root().render()
    assert re.search(r'"attribution": "(©|\\u00a9) OpenStreetMap contributors"', drawn)


@pytest.mark.parametrize(
    "tiles",
    ["Nowhere", "ftp://example.org/{z}/{x}/{y}", "https://a;script-src *;/{z}/{x}/{y}", "Thunderforest Atlas", "{z}"],
)
def test_other_tiles_are_refused_in_one_line(tiles):
    with pytest.raises(UnknownName, match="choose one of: OpenStreetMap, an address with") as refused:
        page_of(harbour(), tiles=tiles)
    assert "\n" not in str(refused.value)


def test_countries_keep_their_outlines_on_tiles():
    reading = harbour()
    norway = next(place for place in reading.places if place.name == "Norway")
    drawn = map_of(replace(reading, places=(norway,)), tiles="OpenStreetMap").get_root().render()
    assert "var circle_" not in drawn
    assert "newsnbMap.makeLand(newsnbMap.outlines)" in drawn
