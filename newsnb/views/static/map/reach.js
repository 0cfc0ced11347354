/**
 * How much of the world to show: pure functions over places.
 */

const WORLD = [[-50, -130], [65, 160]];
const AROUND = { pin: 700, ring: 500, area: 500 }; // kilometres around what is selected, to show where it is
const LEAST = 10; // degrees from south to north: one town alone is shown in its country
export const TIGHT = 0.2; // degrees: towns so near one another that they would stand in one spot in their country
const DEGREE = 111; // kilometres

/**
 * @typedef {{point: [number, number], radius: number, shape: string, far?: number, behind?: boolean}} Place `far`: its
 *   distance from the story if it is not part of it; `behind`: a continent or an ocean
 *
 * @param {Place[]} places
 * @returns {Place[]} those that the article is about: what a map shows first
 */
export function storyOf(places) {
  const near = places.filter(({ far, behind }) => !far && !behind);
  return near.length ? near : places;
}

/**
 * @param {Place[]} places
 * @param {boolean} close whether they are selected; all places of an article are shown from farther away
 * @param {number} [least] degrees from south to north
 * @returns {number[][]} south-west and north-east, in degrees
 */
export function viewOf(places, close, least = LEAST) {
  if (!places.length) return WORLD;
  const corners = places.flatMap(({ point: [lat, lon], radius, shape, behind }) => {
    const high = (close ? Math.max((radius || 0) * 1.2, AROUND[shape]) : shape === "ring" && !behind ? radius : 0) / DEGREE;
    const wide = high / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
    return [[lat - high, lon - wide], [lat + high, lon + wide]];
  });
  const [lats, lons] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
  const [south, north] = [Math.max(-85, Math.min(...lats)), Math.min(85, Math.max(...lats))];
  const more = Math.max(0, least - (north - south)) / 2;
  return [[south - more, Math.min(...lons)], [north + more, Math.max(...lons)]];
}

/**
 * @param {{x: number, y: number}[]} spots in pixels at zoom 0
 * @param {{x: number, y: number}[]} others
 * @param {number} gap pixels
 * @returns {number} the zoom at which each spot is as far from the others; those on the same point never get there
 */
export function zoomApart(spots, others, gap) {
  const apart = spots.flatMap((one) => others.map((other) => Math.hypot(other.x - one.x, other.y - one.y)));
  const nearest = Math.min(...apart.filter((far) => far > 1e-6));
  return Number.isFinite(nearest) ? Math.ceil(4 * Math.log2(gap / nearest)) / 4 : 0;
}

/**
 * Find where an arrow to a place out of sight stands: on the edge of the map, on the way from its middle.
 * @param {{x: number, y: number}} spot
 * @param {{x: number, y: number}} size of the map
 * @param {{x: number, y: number}} inset from the edge
 * @returns {{x: number, y: number, turn: number}|null} `turn` in radians; null if the place is in sight
 */
export function edgeTo(spot, size, inset) {
  const [dx, dy] = [spot.x - size.x / 2, spot.y - size.y / 2];
  if (Math.abs(dx) <= size.x / 2 && Math.abs(dy) <= size.y / 2) return null;
  const by = Math.min((size.x / 2 - inset.x) / Math.abs(dx || 1), (size.y / 2 - inset.y) / Math.abs(dy || 1));
  return { x: size.x / 2 + dx * by, y: size.y / 2 + dy * by, turn: Math.atan2(dy, dx) };
}
