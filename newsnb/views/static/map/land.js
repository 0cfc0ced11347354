/**
 * The land: all outlines of countries as one drawing, and one more for each country that is named.
 *
 * They come as SVG paths in units of their own, which the browser scales. When the map moves nothing is projected, cut or
 * simplified, as Leaflet does with shapes in degrees: that took longer than all else on a map of hundreds of places.
 */
const AROUND = 3600; // units around the globe; 0, 0 is in the middle
const DASHED = 9; // scale up to which borders are dashed: beyond it, most of the many dashes would be out of sight

/** A path that is drawn once; a map that moves sets its scale and place only. Leaflet's renderer calls what begins with `_`. */
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
  /** Give the outline of a country, to be made a button; null where there is none. */
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
