/**
 * The land: all outlines of countries as one drawing, and another for each country that is named.
 *
 * They are SVG paths in their own units, which the browser scales. When the map moves, nothing is projected, clipped or
 * simplified, as Leaflet does with shapes in degrees; on a map of hundreds of places that took longer than everything else.
 */
const AROUND = 3600; // units around the globe; 0, 0 is in the middle
const LONG = AROUND + 0x100; // where letters for long steps are
const DASHED = 9; // zoom level up to which borders are dashed; beyond it, most of the dashes would be out of sight

/** A path that is drawn once; moving the map only sets its scale and position. Leaflet's renderer calls what begins with `_`. */
const Outline = L.Path.extend({
  initialize(path, options) {
    L.setOptions(this, options);
    this.path = path;
  },
  _project() {},
  _update() {
    const node = this.getElement();
    const [origin, zoom] = [this._map.getPixelOrigin(), this._map.getZoom()];
    const size = this._map.options.crs.scale(zoom);
    if (!node.hasAttribute("d")) node.setAttribute("d", this.path);
    node.setAttribute("transform", `translate(${size / 2 - origin.x} ${size / 2 - origin.y}) scale(${size / AROUND})`);
    node.style.strokeDasharray = zoom > DASHED ? "none" : "";
  },
});

const Land = L.FeatureGroup.extend({
  initialize(paths) {
    this.paths = paths;
    this.named = new Map();
    L.FeatureGroup.prototype.initialize.call(this, [new Outline(Object.values(paths).join(""), { interactive: false })]);
  },
  /** Return the outline of a country, to be made a button; null if there is none. */
  country(code) {
    if (!(code in this.paths)) return null;
    if (!this.named.has(code)) this.named.set(code, new Outline(this.paths[code], {}).addTo(this));
    return this.named.get(code);
  },
});

/**
 * Return outlines as SVG paths from the shorter form in which Python writes them (`coded_shapes`).
 * @param {Object<string, string>} coded by country code: rings, each a point and a letter for every number of its steps
 * @returns {Object<string, string>} paths by country code
 */
export function decodeShapes(coded) {
  const step = (code) => (code > 126 ? code - LONG : code - 92 - Number(code > 92));
  const draw = (ring) => {
    const [x, y, steps] = ring.split(" ");
    let path = `M${x} ${y}l`;
    for (let i = 0; i < steps.length; i += 1) path += `${step(steps.charCodeAt(i))} `; // half the time of an array of numbers
    return `${path}z`;
  };
  return Object.fromEntries(Object.entries(coded).map(([code, rings]) => [code, rings.split(",").slice(0, -1).map(draw).join("")]));
}

/**
 * @param {Object<string, string>} paths by country code
 * @returns {any} a layer for Leaflet
 */
export function makeLand(paths) {
  return new Land(paths);
}

/**
 * Name the countries that are not among the places. The browser knows their names by their codes.
 * @param {Object<string, string>} paths by country code
 * @param {any[]} places
 * @returns {{name: string, shape: "land", point: [number, number], wide: number}[]} `wide`: part of the globe's width
 */
export function namesOfLand(paths, places) {
  const named = new Set(places.filter(({ shape }) => shape === "area").map(({ country }) => country));
  const known = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return Object.keys(paths).flatMap((code) => {
    const name = code && !named.has(code) && known.of(code);
    return name ? [{ name, shape: /** @type {"land"} */ ("land"), ...findMiddle(paths[code]) }] : [];
  });
}

/** Find the middle of the largest ring of a path. */
function findMiddle(path) {
  const rings = path.split("z").slice(0, -1).map(measureRing);
  const { x, y, wide } = rings.reduce((one, other) => (other.area > one.area ? other : one));
  const lat = Math.atan(Math.sinh((-y / AROUND) * 2 * Math.PI)) * (180 / Math.PI);
  return { point: /** @type {[number, number]} */ ([lat, (x / AROUND) * 360]), wide: wide / AROUND };
}

/** Measure a ring, a start and steps from there: its area, centre of gravity and width. */
function measureRing(ring) {
  const [x0, y0, ...steps] = (ring.match(/-?\d+/g) ?? []).map(Number);
  let [x, y, area, gx, gy, left, right] = [x0, y0, 0, 0, 0, x0, x0];
  for (let i = 0; i < steps.length; i += 2) {
    const [u, v] = [x + steps[i], y + steps[i + 1]];
    const part = (x - x0) * (v - y0) - (u - x0) * (y - y0);
    area += part;
    gx += part * (x + u - 2 * x0);
    gy += part * (y + v - 2 * y0);
    [x, y, left, right] = [u, v, Math.min(left, u), Math.max(right, u)];
  }
  return { area: Math.abs(area), x: x0 + gx / (3 * area || 1), y: y0 + gy / (3 * area || 1), wide: right - left };
}
