"""Write places as GeoJSON (RFC 7946): a point for each place, for any map program."""

import json
from collections.abc import Iterable
from typing import Any

from newsnb.reading import Reading


def to_geojson(readings: Reading | Iterable[Reading]) -> str:
    """Return the places of one reading, or of several, as a FeatureCollection.

    A feature's ``id`` is the place's id in the reading. Of several readings, each feature names its article, whose
    number begins its ``id``.
    """
    if isinstance(readings, Reading):
        features = _list_features(readings)
    else:
        features = [
            feature | {"id": f"{number}/{feature['id']}", "properties": _about(reading, number) | feature["properties"]}
            for number, reading in enumerate(readings, 1)
            for feature in _list_features(reading)
        ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _about(reading: Reading, number: int) -> dict[str, Any]:
    """Return what each place says of its article; ``article_title`` is the old name of ``title``, for one version."""
    meta = reading.meta
    return {
        "article": number,
        "title": meta.title,
        "outlet": meta.outlet,
        "date": meta.date,
        "article_title": meta.title,
    }


def _list_features(reading: Reading) -> list[dict[str, Any]]:
    """Return a feature for each place."""
    return [
        {
            "type": "Feature",
            "id": place.id,
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "name": place.name,
                "key": place.key,
                "feature": place.feature,
                "country": place.country,
                "admin1": place.admin1,
                "radius_km": place.radius_km,
                "mentions": len(place.mentions),
                "uses": list(dict.fromkeys(mention.use for mention in place.mentions)),
                "quotes": [quote.id for quote in reading.quotes if place.id in quote.places],
                "score": place.score,
            },
        }
        for place in reading.places
    ]
