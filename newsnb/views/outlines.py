"""Look up names and outlines of countries by their codes."""

import json
import re
from collections import defaultdict
from functools import cache
from itertools import groupby, pairwise
from math import asinh, radians, tan, tau
from typing import Any

from newsnb.files import read_shipped_json

AROUND = 3600
"""Units of `packed_shapes` around the globe."""

_NUMBER = re.compile(r"-?\d+")
_LONG = AROUND + 0x100  # where letters for long steps are, in either direction

NORTHMOST = 85.0
"""Latitude at which the map ends, north and south, because Mercator's projection has no poles."""


@cache
def _load_data() -> dict[str, Any]:
    return read_shipped_json("views", "data", "outlines.json")


def country_name(code: str | None) -> str | None:
    """Return the English name for an ISO 3166-1 alpha-2 code, or the code itself if it is not known."""
    return code and _load_data()["names"].get(code, code)


def country_shapes() -> dict[str, Any]:
    """Return the outlines as a GeoJSON FeatureCollection; the only words in it are country codes, as ids."""
    shapes: dict[str, Any] = _load_data()["shapes"]
    return shapes


@cache
def packed_shapes() -> str:
    """Return the outlines as SVG paths by country code, in JSON; those without a code are under the empty one.

    Points are in Mercator's projection, with `AROUND` units around the globe and 0, 0 in the middle; the browser draws
    them at any scale. A unit is a tenth of a degree at the equator, which is the resolution of the outlines.
    """
    paths: defaultdict[str, str] = defaultdict(str)
    for feature in country_shapes()["features"]:
        kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
        polygons = coordinates if kind == "MultiPolygon" else [coordinates]
        paths[feature.get("id", "")] += "".join(_draw_path(ring) for rings in polygons for ring in rings)
    return json.dumps(paths, separators=(",", ":"))


@cache
def coded_shapes() -> str:
    """Return `packed_shapes` as the page holds them, shorter by an eighth; ``decodeShapes`` in ``land.js`` reads them.

    A ring is its first point in figures, and a letter for each number of the steps from there. Every letter is one that
    HTML, JSON, scripts and templates take for nothing but itself.
    """
    shapes: dict[str, str] = json.loads(packed_shapes())
    return json.dumps(
        {code: "".join(_code_ring(ring) for ring in path.split("z")[:-1]) for code, path in shapes.items()},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _code_ring(ring: str) -> str:
    start, steps = (map(int, _NUMBER.findall(part)) for part in ring.split("l"))
    return f"{' '.join(map(str, start))} {''.join(map(_code_step, steps))},"


def _code_step(step: int) -> str:
    letter = ord("\\") + step + (step >= 0)  # a backslash is none of them
    return chr(letter if ord("<") < letter < ord("{") else _LONG + step)


def _draw_path(ring: list[list[float]]) -> str:
    """Return a ring as a closed path: its first point, and the steps from there."""
    points = [point for point, _ in groupby(_project(*point) for point in ring[:-1])]
    steps = " ".join(f"{x - x0} {y - y0}" for (x0, y0), (x, y) in pairwise(points)).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{steps}z".replace(" -", "-")


def _project(longitude: float, latitude: float) -> tuple[int, int]:
    up = asinh(tan(radians(max(-NORTHMOST, min(NORTHMOST, latitude)))))
    return round(longitude / 360 * AROUND), round(-up / tau * AROUND)


@cache
def outlined() -> frozenset[str]:
    """Return the codes of the countries that have an outline."""
    return frozenset(shape["id"] for shape in country_shapes()["features"] if "id" in shape)
