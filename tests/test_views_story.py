"""What an article is about on the map, and what is far from it."""

from dataclasses import replace

import pytest

from newsnb.views.story import distance_km, far_places, is_behind
from readings import harbour

OSLO = next(place for place in harbour().places if place.name == "Oslo")


def at(name, latitude, longitude, *, count=1, score=0.9, **more):
    mentions = OSLO.mentions[:1] * count
    return replace(OSLO, id=name, latitude=latitude, longitude=longitude, mentions=mentions, score=score, **more)


LEEDS, YORK, HULL = at("leeds", 53.8, -1.55), at("york", 53.96, -1.08), at("hull", 53.74, -0.33)


@pytest.mark.parametrize(
    ("places", "far"),
    [
        ([], set()),
        ([LEEDS, at("perth", -31.9, 115.9)], set()),
        ([LEEDS, YORK, HULL, at("perth", -31.9, 115.9, score=0.4)], {"perth"}),
        ([LEEDS, YORK, HULL, at("perth", -31.9, 115.9, count=3)], set()),
        ([at("kabul", 34.5, 69.2), at("moscow", 55.7, 37.6), at("washington", 38.9, -77.0)], set()),
        ([LEEDS, YORK, HULL, at("europe", 48, 10, feature="CONT", radius_km=1800.0)], set()),
    ],
    ids=["nothing", "two places", "one wrong place", "named often", "a story of the world", "a continent"],
)
def test_what_is_far_is_far_from_the_story_and_named_seldom(places, far):
    assert set(far_places(places)) == far


def test_a_continent_is_behind_the_story_and_a_large_country_is_not():
    assert is_behind(at("europe", 48, 10, feature="CONT", radius_km=1800.0))
    assert not is_behind(at("russia", 60, 100, feature="PCLI", radius_km=2333.0))
    assert not is_behind(LEEDS)


def test_distances_are_those_over_the_globe():
    assert distance_km(LEEDS, YORK) == pytest.approx(36, abs=2)
    assert distance_km(at("west", 0, 179.5), at("east", 0, -179.5)) == pytest.approx(111, abs=1)
