/**
 * Layout of a crowded map: moves pins apart, and decides which names fit. Pure functions over pixels.
 *
 * @typedef {{x: number, y: number}} Spot
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

export const GAP = 20; // pixels from pin to pin: between two signs the dot of a place can be seen
const FAR = 44; // largest distance of a pin from its place, in pixels; farther would be misleading
const ROUNDS = 40;
const TURN = 2.4; // radians, the golden angle: points of one place fan out evenly, like seeds of a sunflower

/**
 * Move overlapping spots apart, as little as possible: each pair along the line between their places, so that what is in
 * the north-west stays there. They are sorted by x, so that each is compared only with its neighbours.
 * @param {Spot[]} spots
 * @param {number} [still] one that stays at its place, because somebody chose it
 * @returns {Spot[]} where to draw them
 */
export function spread(spots, still = -1) {
  const pins = spots.map(({ x, y }, i) => {
    const [aside, turn] = [Math.sqrt(i + 1) / 100, i * TURN]; // so that two of one place have a direction, too
    return { x, y, still: i === still, home: { x: x + aside * Math.cos(turn), y: y + aside * Math.sin(turn) } };
  });
  for (let round = 0, pushed = true; pushed && round < ROUNDS; round += 1) {
    pushed = false;
    const order = [...pins].sort((a, b) => a.x - b.x);
    order.forEach((one, i) => {
      for (let j = i + 1; j < order.length && order[j].x - one.x < GAP; j += 1) pushed = push(one, order[j]) || pushed;
    });
  }
  return pins.map((pin, i) => areNear(pin, spots[i]));
}

/** Push two pins apart along the line between their places; returns whether they were too close. */
function push(one, other) {
  if (Math.hypot(other.x - one.x, other.y - one.y) >= GAP - 0.01) return false;
  const [dx, dy] = [other.home.x - one.home.x, other.home.y - one.home.y];
  const away = Math.hypot(dx, dy);
  const apart = ((other.x - one.x) * dx + (other.y - one.y) * dy) / away;
  const by = (GAP - apart) / away;
  const [back, on] = one.still ? [0, by] : other.still ? [by, 0] : [by / 2, by / 2];
  one.x -= dx * back;
  one.y -= dy * back;
  other.x += dx * on;
  other.y += dy * on;
  return true;
}

function areNear({ x, y }, home) {
  const by = Math.min(1, FAR / (Math.hypot(x - home.x, y - home.y) || 1));
  return { x: home.x + (x - home.x) * by, y: home.y + (y - home.y) * by };
}

/**
 * Decide which names to show: none that overlaps one of a lower rank or, from rank 2, the pin of another place.
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
