"""Draw the map of a reading as one small SVG, for where no script runs: an untrusted notebook, and paper.

It goes into a picture (``<img>``), in which nothing runs or is loaded; names enter it as escaped text.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from math import asinh, dist, inf, radians, tan, tau
from typing import Any
from urllib.parse import quote

from newsnb.views.assets import ENVIRONMENT
from newsnb.views.outlines import AROUND, NORTHMOST, packed_shapes

WIDE, HIGH = 600, 300
"""Size of the picture in pixels."""

_AROUND = 9.0  # pixels outside the picture to which what is out of sight is moved
_RIGHT, _BOTTOM = WIDE + _AROUND, HIGH + _AROUND
_GRID = 2  # pixels; corners lie on it, because short numbers take few bytes
_FINENESS = (0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 4)  # steps of the grid: what is finer is left out
_MOST = 1_500  # bytes of land: it is the least important part of a cell
_LEAST_SPAN = 260  # units of `AROUND`: one town alone is shown in its country
_MARGIN = 1.35
_LETTER, _LINE = 6.4, 13  # pixels that a letter takes, on average, and a line
_UNESCAPED = " '=/:,;.-?!()"

Point = tuple[float, float]
Frame = tuple[float, float, float]  # left and upper edge in units of the outlines, and pixels for a unit
Spot = tuple[int, int]  # on the grid


def sketch(places: Sequence[dict[str, Any]]) -> str:
    """Return the map of ``places``, as `newsnb.views.model.view_data` describes them, as a data URI; empty for none."""
    story = [place for place in places if not place["far"] and not place["behind"]] or list(places)
    if not story:
        return ""
    x0, y0, scale = _frame([_project(place) for place in story])

    def at(x: float, y: float) -> Point:
        return (x - x0) * scale, (y - y0) * scale

    shown = [(place, at(*_project(place))) for place in places]
    inside = [(place, spot) for place, spot in shown if 0 <= spot[0] <= WIDE and 0 <= spot[1] <= HIGH]
    areas = {place["country"] for place in places if place["shape"] == "area"}
    land, named = _fit_land((x0, y0, scale), areas)
    svg = ENVIRONMENT.get_template("sketch.svg").render(
        wide=WIDE, high=HIGH, land=land, areas=named,
        pins=[(round(x), round(y)) for place, (x, y) in inside if place["shape"] == "pin"],
        names=list(_choose_names(inside)),
    )  # fmt: skip
    return "data:image/svg+xml," + quote(svg, safe=_UNESCAPED)


def _project(place: dict[str, Any]) -> Point:
    latitude, longitude = place["point"]
    up = asinh(tan(radians(max(-NORTHMOST, min(NORTHMOST, latitude)))))
    return longitude / 360 * AROUND, -up / tau * AROUND


def _frame(points: list[Point]) -> Frame:
    """Return the part of the world that the picture shows."""
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    span = max(_LEAST_SPAN, (right - left) * _MARGIN, (bottom - top) * _MARGIN * WIDE / HIGH)
    return (left + right - span) / 2, (top + bottom - span * HIGH / WIDE) / 2, WIDE / span


@dataclass(frozen=True, slots=True)
class _Ring:
    """A closed line around a country or island: its points, how much each of them shapes it, and its edges."""

    code: str
    points: list[Point]
    weights: list[float]
    left: float
    top: float
    right: float
    bottom: float

    def is_in(self, frame: Frame) -> bool:
        """Return whether any of it may be in sight."""
        x0, y0, scale = frame
        across = (self.right - x0) * scale >= -_AROUND and (self.left - x0) * scale <= WIDE + _AROUND
        return across and (self.bottom - y0) * scale >= -_AROUND and (self.top - y0) * scale <= HIGH + _AROUND

    def is_speck(self, step: float, most: float) -> bool:
        """Return whether it covers less than ``most`` squares of a grid, however it lies on it."""
        return ((self.right - self.left) / step + 1) * ((self.bottom - self.top) / step + 1) < most


@cache
def _load_rings() -> list[_Ring]:
    """Return the outlines as rings.

    The weights are found once: to find them for every picture would take longer than the rest of a cell.
    """
    return [
        _Ring(code, points, _weigh(points), *map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True)))
        for code, path in json.loads(packed_shapes()).items()
        for points in map(_read_ring, path.split("z")[:-1])
    ]


def _fit_land(frame: Frame, areas: set[str]) -> tuple[str, str]:
    """Return the land, and the countries that are named, as fine as `_MOST` bytes allow."""
    rings = [ring for ring in _load_rings() if ring.is_in(frame)]

    @cache
    def draw(fineness: float) -> dict[bool, str]:
        land = {True: "", False: ""}
        for ring in rings:
            land[ring.code in areas] += _draw(ring, frame, fineness)
        return land

    fits = bisect_left(_FINENESS[:-1], True, key=lambda fineness: sum(map(len, draw(fineness).values())) <= _MOST)
    land = draw(_FINENESS[fits])
    return land[False], land[True]


def _read_ring(ring: str) -> list[Point]:
    start, steps = (part.replace("-", " -").split() for part in ring.lstrip("M").split("l"))
    x, y = map(float, start)
    points = [(x, y)]
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + float(dx), y + float(dy)
        points.append((x, y))
    return points


def _weigh(points: list[Point]) -> list[float]:
    """Return how coarse a ring may be, in units of `AROUND`, that still has each point (Douglas and Peucker, 1973)."""
    far = max(range(len(points)), key=lambda i: dist(points[0], points[i]))
    weights = [0.0] * len(points)
    weights[0] = weights[far] = weights[-1] = inf
    lines = [(0, far), (far, len(points) - 1)]
    while lines:
        first, last = lines.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        long = dist(points[first], points[last]) or 1
        off = [abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / long for x, y in points[first : last + 1]]
        if most := max(off):
            worst = first + off.index(most)
            weights[worst] = min(most, weights[first], weights[last])
            lines += (first, worst), (worst, last)
    return weights


def _draw(ring: _Ring, frame: Frame, fineness: float) -> str:
    """Return a ring as a path without points near the line through the others; empty if out of sight or a speck."""
    x0, y0, scale = frame
    least, most = fineness * _GRID / scale, 7 * fineness * fineness
    if ring.is_speck(_GRID / scale, most):
        return ""
    kept = [point for point, weight in zip(ring.points, ring.weights, strict=True) if weight > least]
    corners = _straighten([spot for spot, _ in groupby(_snap((x - x0) * scale, (y - y0) * scale) for x, y in kept)])
    wide, high = (max(axis) - min(axis) for axis in zip(*corners, strict=True))
    if wide * high < most:
        return ""
    steps = " ".join(f"{u - x} {v - y}" for (x, y), (u, v) in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{steps}z".replace(" -", "-")


def _snap(x: float, y: float) -> Spot:
    """Return a point on the grid; what is out of sight is moved to just outside the edge."""
    across = -_AROUND if x < -_AROUND else _RIGHT if x > _RIGHT else x
    down = -_AROUND if y < -_AROUND else _BOTTOM if y > _BOTTOM else y
    return round(across / _GRID), round(down / _GRID)


def _straighten(spots: list[Spot]) -> list[Spot]:
    """Leave out the points between two others on one line across or down, as there are many just outside the edge."""
    inner = zip(spots, spots[1:-1], spots[2:], strict=False)
    kept = [now for (x0, y0), now, (x1, y1) in inner if not x0 == now[0] == x1 and not y0 == now[1] == y1]
    return [*spots[:1], *kept, *spots[1:][-1:]]


def _choose_names(shown: list[tuple[dict[str, Any], Point]]) -> Iterator[tuple[str, float, float, bool]]:
    """Yield the names that do not overlap one before them, with where they begin and whether they name an area."""
    taken = [(x - 6, x + 6, y) for place, (x, y) in shown if place["shape"] == "pin"]
    for place, (x, y) in sorted(shown, key=lambda item: item[0]["shape"] != "pin"):
        wide, pin = len(place["name"]) * _LETTER, place["shape"] == "pin"
        left = x - wide / 2 if not pin else x + 8 if x + 8 + wide < WIDE else x - 8 - wide
        if any(abs(y - v) < _LINE and left < v_right and v_left < left + wide for v_left, v_right, v in taken):
            continue
        taken.append((left, left + wide, y))
        yield place["name"] + (" ?" if place["sure"] == "unsure" else ""), round(left), round(y) + 4, not pin
