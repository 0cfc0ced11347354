/**
 * The places of a corpus on a map of Leaflet's: one canvas. Places that would overlap are drawn as one spot, which is the larger
 * the more articles name them. Fifty thousand places are gone through at each move; none is an element of the page.
 */
const CELL = 30; // pixels; of places in one cell, one spot is made
const WIDEST = 17; // pixels of a radius
const WORLD = 256; // pixels around the globe at zoom level 0

/** @typedef {{x: number, y: number, radius: number, count: number, cell: number, places: number}} Spot */

const Spots = L.Layer.extend({
  initialize(places, onPick, tell) {
    const size = places.lat.length;
    Object.assign(this, { places, onPick, tell, xs: new Float64Array(size), ys: new Float64Array(size), counts: new Int32Array(size), spots: [] });
    for (let at = 0; at < size; at++) {
      const point = L.CRS.EPSG3857.latLngToPoint(L.latLng(Math.max(-85, Math.min(85, places.lat[at])), places.lon[at]), 0);
      [this.xs[at], this.ys[at]] = [point.x, point.y];
    }
  },
  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "spots leaflet-zoom-hide", map.getPanes().overlayPane);
    map.on("moveend zoomend resize", this.draw, this);
    map.on("click", this.pick, this);
    map.on("mousemove", this.hover, this);
    this.draw();
  },
  onRemove(map) {
    map.off("moveend zoomend resize", this.draw, this);
    this.canvas.remove();
  },
  count(counts) {
    this.counts = counts;
    if (this._map) this.draw();
  },
  draw() {
    const size = this._map.getSize();
    const dots = window.devicePixelRatio || 1;
    L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
    Object.assign(this.canvas, { width: size.x * dots, height: size.y * dots });
    Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    this.spots = this.join(size);
    const pen = this.canvas.getContext("2d");
    pen.scale(dots, dots);
    const style = getComputedStyle(document.documentElement);
    paint(pen, this.spots, style.getPropertyValue("--place"), style.getPropertyValue("--paper"));
  },
  /** Join the places of each cell in sight to a spot, with typed arrays: this is done at each move and choice. */
  join(size) {
    this.grid = gridOf(this._map, size);
    const { cells } = this.grid;
    const [left, top, named, places] = [new Float64Array(cells), new Float64Array(cells), new Int32Array(cells), new Int32Array(cells)];
    const { xs, ys, counts } = this;
    for (let at = 0; at < xs.length; at++) {
      const cell = counts[at] && cellOf(this.grid, xs[at], ys[at]);
      if (!cell) continue;
      left[cell] += xs[at] * counts[at];
      top[cell] += ys[at] * counts[at];
      named[cell] += counts[at];
      places[cell]++;
    }
    const spots = [];
    for (let cell = 1; cell < cells; cell++) {
      const count = named[cell];
      if (count) spots.push({ x: (left[cell] / count) * this.grid.scale - this.grid.x, y: (top[cell] / count) * this.grid.scale - this.grid.y,
        radius: Math.min(WIDEST, 3.5 + 1.5 * Math.log2(1 + count)), count, cell, places: places[cell] });
    }
    return spots.sort((a, b) => b.count - a.count);
  },
  /** Return the places of a spot. */
  placesOf({ cell }) {
    const found = [];
    for (let at = 0; at < this.xs.length; at++) if (this.counts[at] && cellOf(this.grid, this.xs[at], this.ys[at]) === cell) found.push(at);
    return found;
  },
  find(point) {
    return this.spots.findLast((spot) => Math.hypot(spot.x - point.x, spot.y - point.y) <= spot.radius + 2);
  },
  pick({ containerPoint }) {
    const spot = this.find(containerPoint);
    if (spot) this.onPick(boxOf(this.places, this.placesOf(spot)));
  },
  hover({ containerPoint }) {
    const spot = this.find(containerPoint);
    this._map.getContainer().style.cursor = spot ? "pointer" : "";
    if (spot === this.told) return;
    this.told = spot;
    this.tell(spot ? describe(this.places, this.placesOf(spot), spot.count, this.counts) : "");
  },
});

function paint(pen, spots, ink, paper) {
  pen.font = "600 10px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const { x, y, radius, count, places } of spots) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.globalAlpha = 0.82;
    pen.fillStyle = ink;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = paper;
    pen.stroke();
    if (radius < 10 || (places === 1 && count === 1)) continue;
    pen.fillStyle = paper;
    pen.fillText(count > 999 ? `${(count / 1000).toFixed(count < 9950 ? 1 : 0)}k` : `${count}`, x, y);
  }
}

/** Return the cells of what is in sight, counted from 1, with a border of one around. */
function gridOf(map, size) {
  const { min } = map.getPixelBounds();
  const [column, row] = [Math.floor(min.x / CELL) - 1, Math.floor(min.y / CELL) - 1];
  const [wide, high] = [Math.ceil(size.x / CELL) + 4, Math.ceil(size.y / CELL) + 4];
  return { scale: map.options.crs.scale(map.getZoom()) / WORLD, x: min.x, y: min.y, column, row, wide, high, cells: wide * high + 1 };
}

/** Return the cell of a place, 0 if it is out of sight. */
function cellOf({ scale, column, row, wide, high }, x, y) {
  const [across, down] = [Math.floor((x * scale) / CELL) - column, Math.floor((y * scale) / CELL) - row];
  return across < 0 || down < 0 || across >= wide || down >= high ? 0 : down * wide + across + 1;
}

function describe({ name }, places, count, counts) {
  const most = [...places].sort((a, b) => counts[b] - counts[a]).slice(0, 3).map((at) => name[at]);
  const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
  return `${most.join(", ")}${more}: named ${count} ${count === 1 ? "time" : "times"}, once an article`;
}

/**
 * Return the box around some places: south, west, north, east.
 * @param {{lat: number[], lon: number[]}} places
 * @param {number[]} some
 * @returns {[number, number, number, number]}
 */
export function boxOf({ lat, lon }, some) {
  const box = [90, 180, -90, -180];
  for (const at of some) {
    box[0] = Math.min(box[0], lat[at]);
    box[1] = Math.min(box[1], lon[at]);
    box[2] = Math.max(box[2], lat[at]);
    box[3] = Math.max(box[3], lon[at]);
  }
  return /** @type {[number, number, number, number]} */ (box);
}

/**
 * @param {{lat: number[], lon: number[]}} places
 * @param {(box: number[]) => void} onPick
 * @param {(words: string) => void} tell
 * @returns {any} a layer for Leaflet, with `count(counts)`
 */
export function makeSpots(places, onPick, tell) {
  return new Spots(places, onPick, tell);
}
