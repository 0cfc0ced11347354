/**
 * Room on a crowded map: pins apart, and names only where they can be read. Pure functions over pixels.
 *
 * @typedef {{x: number, y: number}} Spot
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

const GAP = 20; // pixels from pin to pin
const FAR = 44; // pixels that a pin may stand from its place: farther would say that it lies elsewhere
const ROUNDS = 12;

/**
 * Move spots that lie on one another apart; in the order of x, so that each looks at its neighbours only.
 * @param {Spot[]} spots
 * @returns {Spot[]} where to draw them
 */
export function spread(spots) {
  const moved = spots.map(({ x, y }) => ({ x, y }));
  for (let round = 0, pushed = true; pushed && round < ROUNDS; round += 1) {
    pushed = false;
    const order = [...moved].sort((a, b) => a.x - b.x);
    order.forEach((one, i) => {
      for (let j = i + 1; j < order.length && order[j].x - one.x < GAP; j += 1) pushed = push(one, order[j]) || pushed;
    });
  }
  return moved.map((spot, i) => near(spot, spots[i]));
}

/** Push two spots apart; tells whether they were too near. */
function push(one, other) {
  const [dx, dy] = [other.x - one.x || 0.5, other.y - one.y];
  const gap = Math.hypot(dx, dy);
  if (gap >= GAP - 0.01) return false;
  const by = (GAP - gap) / 2 / gap;
  one.x -= dx * by;
  one.y -= dy * by;
  other.x += dx * by;
  other.y += dy * by;
  return true;
}

function near(spot, home) {
  const away = Math.hypot(spot.x - home.x, spot.y - home.y);
  if (away <= FAR) return spot;
  const by = FAR / away;
  return { x: home.x + (spot.x - home.x) * by, y: home.y + (spot.y - home.y) * by };
}

/**
 * Say which names can be read: none that lies on one of a lower rank, or, from rank 2 on, on another's pin.
 * @param {{box: Box, rank: number}[]} names rank 0 is always shown
 * @param {(Box|null)[]} pins of the same places, null where a place has none
 * @returns {boolean[]}
 */
export function readable(names, pins) {
  const shown = names.map(() => false);
  /** @type {Box[]} */
  const taken = [];
  const order = names.map((_, i) => i).sort((a, b) => names[a].rank - names[b].rank || a - b);
  for (const i of order) {
    const { box, rank } = names[i];
    const free = !taken.some((other) => meet(box, other)) && (rank < 2 || !pins.some((pin, j) => pin && j !== i && meet(box, pin)));
    if (rank > 0 && !free) continue;
    shown[i] = true;
    taken.push(box);
  }
  return shown;
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
