/**
 * How much of the world to show: pure functions over places.
 */

const WORLD = [[-50, -130], [65, 160]];
const AROUND = { pin: 700, ring: 500, area: 500 }; // kilometres around what is selected, to show where it is
const LEAST = 10; // degrees from south to north: one town alone is shown in its country
const DEGREE = 111; // kilometres

/**
 * @param {{point: [number, number], radius: number, shape: string}[]} places
 * @param {boolean} close whether they are selected; all places of an article are shown from farther away
 * @returns {number[][]} south-west and north-east, in degrees
 */
export function viewOf(places, close) {
  if (!places.length) return WORLD;
  const corners = places.flatMap(({ point: [lat, lon], radius, shape }) => {
    const high = (close ? Math.max((radius || 0) * 1.2, AROUND[shape]) : shape === "ring" ? radius : 0) / DEGREE;
    const wide = high / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
    return [[lat - high, lon - wide], [lat + high, lon + wide]];
  });
  const [lats, lons] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
  const [south, north] = [Math.max(-85, Math.min(...lats)), Math.min(85, Math.max(...lats))];
  const more = Math.max(0, LEAST - (north - south)) / 2;
  return [[south - more, Math.min(...lons)], [north + more, Math.max(...lons)]];
}
