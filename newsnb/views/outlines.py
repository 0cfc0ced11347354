"""Country codes to names and shapes, from the data file beside this package."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _data() -> dict[str, Any]:
    path = files("newsnb.views") / "data" / "outlines.json"
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def country_name(code: str | None) -> str | None:
    """Give the English name for an ISO 3166-1 alpha-2 code; the code itself if it is not known."""
    return code and _data()["names"].get(code, code)


def country_shapes() -> dict[str, Any]:
    """Give the outlines as a GeoJSON FeatureCollection; the only words in it are country codes, as ids."""
    shapes: dict[str, Any] = _data()["shapes"]
    return shapes


@cache
def packed_shapes() -> str:
    """Give the outlines as JSON that is less than half as long.

    Each point is its distance from the one before, in tenths of a degree. A shape is ``[code, polygon, ...]``, a
    polygon a list of rings, a ring ``[x, y, dx, dy, ...]``.
    """
    shapes = []
    for feature in country_shapes()["features"]:
        kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        polygons = coordinates if kind == "MultiPolygon" else [coordinates]
        shapes.append([feature.get("id", ""), *([_steps(ring) for ring in rings] for rings in polygons)])
    return json.dumps(shapes, separators=(",", ":"))


def _steps(ring: list[list[float]]) -> list[int]:
    points = [(round(x * 10), round(y * 10)) for x, y in ring]
    before = [(0, 0), *points[:-1]]
    return [step for (x, y), (x0, y0) in zip(points, before, strict=True) for step in (x - x0, y - y0)]


@cache
def outlined() -> frozenset[str]:
    """Give the codes of the countries that have an outline."""
    return frozenset(shape["id"] for shape in country_shapes()["features"] if "id" in shape)
