/**
 * The land: all outlines of countries as one drawing, and another for each country that is named.
 *
 * They are SVG paths in their own units, which the browser scales. When the map moves, nothing is projected, clipped or
 * simplified, as Leaflet does with shapes in degrees; on a map of hundreds of places that took longer than everything else.
 */
const AROUND = 3600; // units around the globe; 0, 0 is in the middle
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
 * @param {Object<string, string>} paths by country code
 * @returns {any} a layer for Leaflet
 */
export function makeLand(paths) {
  return new Land(paths);
}
