"""Write places as GeoJSON (RFC 7946): a point for each place, for any map program.

With the fields of `Linked Places <https://github.com/LinkedPasts/linked-places-format>`_ 1.2, it is also linked data.
"""

import json
from collections.abc import Iterable
from typing import Any

from newsnb.export.addresses import address_of, uri_of
from newsnb.reading import Reading
from newsnb.values import Place
from newsnb.views.words import feature_word

_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def to_geojson(readings: Reading | Iterable[Reading]) -> str:
    """Return the places of one reading, or of several, as a FeatureCollection.

    A feature's ``id`` is the place's id in the reading. Of several readings, each feature names its article, whose
    number begins its ``id``.
    """
    start = {"type": "FeatureCollection", "@context": _CONTEXT}
    if isinstance(readings, Reading):
        features = _list_features(readings)
    else:
        features = [
            feature | {"id": f"{number}/{feature['id']}", "properties": feature["properties"] | _about(reading, number)}
            for number, reading in enumerate(readings, 1)
            for feature in _list_features(reading)
        ]
    return json.dumps(start | {"features": features}, ensure_ascii=False, indent=1) + "\n"


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
            "@id": address_of(place.key),
            "id": place.id,
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "title": place.name,
                "ccodes": [place.country] if place.country else [],
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
            "names": _list_names(reading, place),
            "types": [{"identifier": f"gn:{place.feature}", "label": feature_word(place.feature)}],
            "links": [{"type": "exactMatch", "identifier": address_of(place.key)}],
            **_write_when(reading, place),
        }
        for place in reading.places
    ]


def _write_when(reading: Reading, place: Place) -> dict[str, Any]:
    """Return the times of the clauses that name a place, or else the day of publication; nothing where neither is."""
    ids = {id for mention in place.mentions for id in mention.times}
    spans = dict.fromkeys((time.earliest, time.latest) for time in reading.times if time.id in ids)
    found: list[dict[str, Any]] = [
        {"start": {"in": first}} if first == last else {"start": {"earliest": first}, "end": {"latest": last}}
        for first, last in spans
    ]
    if not found and reading.meta.date:
        found = [{"start": {"in": reading.meta.date}}]
    return {"when": {"timespans": found}} if found else {}


def _list_names(reading: Reading, place: Place) -> list[dict[str, Any]]:
    """Return the names of a place in the article, which is their source; at least its own."""
    printed = [reading.words([(mention.start, mention.end)]) for mention in place.mentions]
    source = {"label": reading.meta.title or "an article", "@id": uri_of(reading)}
    names = dict.fromkeys(name for name in printed if name) or {place.name: None}
    return [{"toponym": name, "lang": "en", "citations": [source]} for name in names]
