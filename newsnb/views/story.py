"""Find the places that an article is about, so that a map can show them and not the whole world.

One place that is far from all others, or wrong, would otherwise set the scale: towns an hour apart become one spot.
"""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from newsnb.bands import band_of
from newsnb.values import Place

BEHIND_KM = 1200
"""Regions with a larger radius (continents, oceans) are behind the story: a map that holds them shows the world."""

_WEIGHTS = {"sure": 1.0, "fairly sure": 0.7, "unsure": 0.3, "": 0.7}
_FACTOR = 4  # times the median distance from the middle: so far a place may be, as is usual for outliers
_LEAST_KM = 300  # places closer than that are never far
_CANDIDATES = 30  # for the middle
_SHARE = 0.2  # of all mentions: a place with as many is part of the story, however far


def is_behind(place: Place) -> bool:
    """Return whether ``place`` is a region so large that it is behind the story, such as Europe."""
    return not place.feature.startswith("PCL") and (place.radius_km or 0) > BEHIND_KM


def far_places(places: Sequence[Place]) -> dict[str, int]:
    """Return the places that are far from the story, by id, with their distance from its middle in km.

    Notes
    -----
    The middle is the place that is nearest to all others, each weighted by its mentions and by how sure it is. A place
    is far if its distance is more than four times the median distance (the median absolute deviation of Hampel, 1974).
    """
    near = [place for place in places if not is_behind(place)]
    if len(near) < 3:
        return {}
    middle = _find_middle(near)
    around = {place.id: distance_km(middle, place) for place in near}
    most = max(_LEAST_KM, _FACTOR * sorted(around.values())[len(near) // 2])
    enough = _SHARE * sum(map(_weigh, near))
    return {place.id: round(around[place.id]) for place in near if around[place.id] > most and _weigh(place) < enough}


def _find_middle(places: list[Place]) -> Place:
    """Return the place nearest to all others; of the heaviest only, so that time grows with the number of places."""
    heaviest = sorted(places, key=_weigh, reverse=True)[:_CANDIDATES]
    return min(heaviest, key=lambda one: sum(_weigh(other) * distance_km(one, other) for other in places))


def _weigh(place: Place) -> float:
    return max(1, len(place.mentions)) * _WEIGHTS[band_of(place.score)]


def distance_km(one: Place, other: Place) -> float:
    """Return the distance of two places over the globe."""
    (south, west), (north, east) = ((radians(place.latitude), radians(place.longitude)) for place in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(half)))
