/**
 * The names on the map. Only those that are visible are in the document, because hundreds of hidden ones would slow it down.
 */
import { readable } from "./room.js";

const PIN = 9; // half the width of a pin, in pixels
const HEIGHT = 15;
const FONTS = { pin: "600 12px sans-serif", area: "italic 600 13px serif", ring: "italic 600 13px serif", land: "11px sans-serif" };
const [NEAR, LAST] = [3.5, 4]; // zoom level from which other countries are named; rank of their names

/**
 * @param {any} map Leaflet's
 * @param {any[]} places and then the names of other countries, whose shape is "land"
 * @param {any[]} layers of the places
 */
export function makeNames(map, places, layers) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const widths = places.map(({ name, shape }) => {
    pen.font = FONTS[shape];
    return pen.measureText(name).width * 1.08 + 6; // the fonts of the page may be wider than those measured
  });
  /** @type {(HTMLElement|null)[]} */
  const words = places.map(() => null);
  /** @type {any[]} */
  const holders = places.map(() => null);

  /** A pin carries its name; the name of an area is on a marker of its own. */
  function write(i) {
    const span = document.createElement("span");
    span.textContent = places[i].sure === "unsure" ? `${places[i].name} ?` : places[i].name;
    if (places[i].shape === "pin") layers[i].getElement().append(span);
    else {
      holders[i] = L.marker(places[i].point, { icon: L.divIcon({ className: `area-name ${places[i].shape}`, iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(map);
      holders[i].getElement().append(span);
    }
    span.className = "label";
    words[i] = span;
  }

  function wipe(i) {
    words[i]?.remove();
    holders[i]?.remove();
    words[i] = holders[i] = null;
  }

  /**
   * @param {{x: number, y: number}[]} spots where each place is drawn, in the map's container
   * @param {(i: number) => number} rank 0 for what is selected, then what is related to it, then the rest
   */
  function settle(spots, rank) {
    const { x: right, y: bottom } = map.getSize();
    const globe = map.getZoom() < NEAR ? 0 : map.options.crs.scale(map.getZoom());
    spots = places.map((place, i) => spots[i] ?? map.latLngToContainerPoint(place.point));
    const fits = ({ shape, wide }, i) => shape !== "land" || wide * globe > widths[i];
    const inSight = places.map((_, i) => i).filter((i) => fits(places[i], i) && spots[i].x > 0 && spots[i].x < right && spots[i].y > 0 && spots[i].y < bottom);
    const before = places.map((place, i) => place.shape === "pin" && spots[i].x + PIN + widths[i] > right);
    const names = inSight.map((i) => ({ rank: places[i].shape === "land" ? LAST : rank(i), box: findBox(places[i], widths[i], spots[i], before[i]) }));
    const pins = inSight.map((i) => (places[i].shape === "pin" ? makeBox(spots[i]) : null));
    const can = readable(names, pins);
    const shown = new Set(inSight.filter((_, n) => can[n]));
    places.forEach(({ shape }, i) => {
      if (!shown.has(i)) words[i] && wipe(i);
      else if (!words[i]) write(i);
      if (!words[i] || shape === "land") return;
      words[i].classList.toggle("before", before[i]);
      words[i].classList.toggle("now", rank(i) === 0);
      words[i].classList.toggle("also", rank(i) === 1);
    });
  }
  return { settle };
}

/** Where a name is drawn: in the middle of an area, or right of a pin, or left of it at the edge of the map. */
function findBox({ shape }, width, { x, y }, before) {
  const left = shape !== "pin" ? x - width / 2 : before ? x - PIN - 2 - width : x + PIN + 2;
  return { left, right: left + width, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
}

function makeBox({ x, y }) {
  return { left: x - PIN, right: x + PIN, top: y - PIN, bottom: y + PIN };
}
