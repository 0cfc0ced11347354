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
def outlined() -> frozenset[str]:
    """Give the codes of the countries that have an outline."""
    return frozenset(shape["id"] for shape in country_shapes()["features"] if "id" in shape)
