/**
 * The outlines of countries, unpacked.
 */

/**
 * @param {any[][]} packed of each shape a code and polygons, each of rings: a point is a step from the one before, in tenths
 * @returns {any[]} GeoJSON features
 */
export function shapesOf(packed) {
  const ring = (steps) => {
    const points = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) points.push([(x += steps[i]) / 10, (y += steps[i + 1]) / 10]);
    return points;
  };
  return packed.map(([id, ...polygons]) => ({
    type: "Feature", id, geometry: { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ring)) },
  }));
}
