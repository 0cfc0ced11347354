"""Write places as GeoJSON (RFC 7946): a point for each place, for any map program."""

import json
from typing import Any

from newsnb.reading import Reading


def to_geojson(reading: Reading) -> str:
    """Return the places as a FeatureCollection; a feature's ``id`` is the place's id in the reading."""
    return collection_of(features_of(reading))


def collection_of(features: list[dict[str, Any]]) -> str:
    """Return the text of a file with ``features``."""
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def features_of(reading: Reading) -> list[dict[str, Any]]:
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
