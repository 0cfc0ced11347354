/**
 * Add names, signs, keys and a selection to the layers that folium drew. Runs in the document of the map, after folium's
 * script. Names come as data (a message, or base64 in a map on its own) and become text nodes: nothing here is markup, and
 * no words of an article pass through folium.
 */
import { makeArrows } from "./arrows.js";
import { namesOfLand } from "./land.js";
import { lead } from "./leaders.js";
import { makeNames } from "./names.js";
import { storyOf, TIGHT, viewOf, zoomApart } from "./reach.js";
import { pickPoint } from "./picking.js";
import { takePicture } from "./picture.js";
import { GAP, spread } from "./room.js";

const MANY = 80; // number of places above which the map jumps, because flying would stutter
const LEAST = 40; // pixels: a smaller map is not laid out yet
const [WAIT, PATIENCE] = [200, 20]; // milliseconds, and how many times over
const FLIGHT = 500; // milliseconds
const NAMED = 64; // pixels from pin to pin that leave room for most names
const CLOSE = 6; // zoom level beyond which the map goes only to move pins apart
const SURENESS = { "fairly sure": "fairly", unsure: "unsure" };

/**
 * @param {{map: any, outlines: any, layers: any[], places?: any[], story?: any[]}} drawn Leaflet objects; `layers[i]` is
 *   the pin or ring of place `i`, null if the outline of a country stands for it. `story`: where a map begins whose places
 *   come by message, so that it is painted before
 */
export function speak({ map, outlines, layers, places: given, story = [] }) {
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {any[]} */
  let places = [];
  /** @type {{layer: any, element: HTMLElement|null}[]} */
  let drawn = [];
  /** @type {{place: number|null, also: number[]}} */
  let selection = { place: null, also: [] };
  let names = null;
  let arrows = null;
  let whole = false; // whether places far from the story are shown too
  let touched = false;
  let fitted = "";
  /** @type {number|null} */
  let waiting = null;
  let landing = 0;
  let key = null;

  map.eachLayer((layer) => layer instanceof L.TileLayer && layer.once("tileload", () => root.classList.add("tiled")));
  const tell = (message) => parent !== window && parent.postMessage({ newsnb: key, ...message }, "*");
  const clear = () => (given ? show({ place: null, also: [], still: true }) : tell({ say: "clear" }));
  const choose = (i) => {
    if (selection.place === i) clear();
    else given ? show({ place: i, also: [], still: true }) : tell({ say: "select", place: i });
  };

  /** Make the layer of each place a button. */
  function setPlaces(list) {
    places = list;
    if (!touched) fitted = "";
    measure();
    outlines.addTo(map).bringToBack();
    arrows = makeArrows(map, places, choose, () => {
      whole = !whole;
      if (selection.place !== null || selection.also.length) clear();
      touched = false;
      fit(true);
      return whole;
    });
    const own = places.map((place, i) => layers[place.layer ?? i] ?? (place.layer === -1 ? addLayer(place) : null));
    for (const layer of layers) if (layer && !own.includes(layer)) layer.remove(); // a person says that it is not there
    drawn = places.map((place, i) => {
      const layer = own[i] ?? outlines.country(place.country);
      const element = layer?.getElement() ?? null;
      if (element) enliven(element, place, i);
      layer?.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        choose(i);
      });
      return { layer, element };
    });
    for (const shape of ["area", "ring"]) drawn.forEach(({ layer }, i) => places[i].shape === shape && layer?.bringToFront?.());
    settle();
    callSoon(() => setTimeout(() => {
      tell({ say: "drawn" });
      const land = namesOfLand(outlines.paths, places);
      names = makeNames(map, [...places, ...land], drawn.map(({ layer }) => layer)); // after the rest is painted, because measuring text takes long
      settle();
    }));
  }

  /** Draw a place that a person added or moved. */
  function addLayer({ shape, point, radius }) {
    if (shape === "area") return null;
    const icon = L.divIcon({ className: "pin", iconSize: [18, 18], iconAnchor: [9, 9] });
    return (shape === "ring" ? L.circle(point, { radius: radius * 1000, fill: true }) : L.marker(point, { icon })).addTo(map);
  }

  function enliven(element, place, i) {
    element.classList.add(...["place", place.shape, place.use, SURENESS[place.sure]].filter(Boolean));
    const about = [`${place.name}, ${place.where}: ${place.uses.join(", ")}`, place.sure].filter(Boolean).join("; ");
    for (const [name, value] of Object.entries({ tabindex: i ? "-1" : "0", role: "button", "aria-pressed": "false", "aria-label": about })) element.setAttribute(name, value);
    element.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter" || event.key === " ") choose(i);
      else if (event.key === "Escape") clear();
      else if (step) focusOn((i + step + drawn.length) % drawn.length);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function focusOn(i) {
    drawn.forEach(({ element }, j) => element?.setAttribute("tabindex", i === j ? "0" : "-1"));
    if (!map.getBounds().contains(places[i].point)) map.panTo(places[i].point, { animate: false });
    drawn[i].element?.focus({ preventScroll: true });
  }

  /** Redraw from a selection: `place` and `also` are numbers; `still` leaves the map where the reader put it. */
  function show({ place, also, still }) {
    const before = new Set([selection.place, ...selection.also]);
    selection = { place, also };
    for (const i of new Set([...before, place, ...also])) if (drawn[i]) light(drawn[i], i === place, also.includes(i));
    touched = false;
    if (!still || (places[place ?? -1] && !map.getBounds().contains(places[place].point))) fit(true);
    settle();
  }

  function light({ layer, element }, now, also) {
    element?.classList.toggle("now", now);
    element?.classList.toggle("also", also);
    element?.setAttribute("aria-pressed", String(now));
    layer?.setZIndexOffset?.(now ? 2000 : also ? 1000 : 0);
  }

  const laidOut = () => Math.min(map.getSize().x, map.getSize().y) >= LEAST;

  /** Update the size of the frame; one below the end of the window is not told its size until it is seen, so ask again. */
  function measure(again = PATIENCE) {
    map.invalidateSize({ animate: false });
    if (!laidOut()) return void (again && setTimeout(() => laidOut() || measure(again - 1), WAIT));
    if (!touched) fit();
    settle();
  }

  /** Move the map to what is selected, or else to the story; it flies only if somebody chose something. */
  function fit(fly = false) {
    if (!laidOut()) return;
    const size = map.getSize();
    const chosen = selection.place !== null ? [selection.place] : selection.also;
    const wanted = `${chosen.length ? chosen : whole ? "all" : "story"} ${size.x} ${size.y}`;
    if (fitted === wanted) return;
    const first = !fitted;
    fitted = places.length || story.length ? wanted : "";
    const goal = findGoal(chosen.map((i) => places[i]), size);
    clearTimeout(landing);
    if (!fly || first || calm || layers.length > MANY) return land(goal);
    map.flyTo(goal.center, goal.zoom, { duration: FLIGHT / 1000 });
    landing = setTimeout(() => land(goal), FLIGHT + WAIT); // out of sight it does not fly, and Leaflet may interrupt it
  }

  function findGoal(chosen, size) {
    const [side, top] = [Math.min(48, size.x / 8), Math.min(40, size.y / 7)];
    const room = { paddingTopLeft: [side, top], paddingBottomRight: [side + 30, top] };
    const find = (bounds, maxZoom) => map._getBoundsCenterZoom(L.latLngBounds(bounds), { ...room, maxZoom }); // as fitBounds does
    const shown = chosen.length ? chosen : !places.length ? story : whole ? places : storyOf(places);
    const goal = find(viewOf(shown, chosen.length > 0), CLOSE);
    const zoom = findZoom(shown, chosen.length > 0);
    if (zoom <= goal.zoom || chosen.length > 1) return goal;
    if (chosen.length === 1) return { center: L.latLng(chosen[0].point), zoom };
    const close = find(viewOf(shown, false, TIGHT), zoom);
    return close.zoom > goal.zoom ? close : goal;
  }

  /** Find the zoom at which no pin is moved from its place. */
  function findZoom(shown, chosen) {
    if (layers.length > MANY) return 0;
    const spotsOf = (some) => some.filter(({ shape }) => shape === "pin").map(({ point }) => map.project(point, 0));
    return Math.min(map.getMaxZoom(), zoomApart(spotsOf(shown), spotsOf(chosen ? places : shown), chosen ? GAP : NAMED));
  }

  function land({ center, zoom }) {
    const there = map.getZoom() === zoom && map.project(map.getCenter()).distanceTo(map.project(center)) < 1;
    if (!there) map.stop().setView(center, zoom, { animate: false });
  }

  /** Arrange what is drawn, once per frame however often it is called: move pins apart, and show the names that have room. */
  function settle() {
    waiting ??= callSoon(() => {
      waiting = null;
      for (const drawing of map.getPanes().overlayPane.querySelectorAll("svg")) L.DomUtil.setPosition(drawing, L.DomUtil.getPosition(drawing)); // whole pixels: Leaflet 1.9 leaves parts of them, and lines blur
      const spots = places.map((place) => map.latLngToContainerPoint(place.point));
      const pins = places.map((_, i) => i).filter((i) => places[i].shape === "pin" && map.getBounds().pad(0.2).contains(places[i].point));
      spread(pins.map((i) => spots[i]), pins.indexOf(selection.place ?? -1)).forEach((spot, n) => {
        const i = pins[n];
        drawn[i].layer.setLatLng(spot.x === spots[i].x && spot.y === spots[i].y ? places[i].point : map.containerPointToLatLng([spot.x, spot.y]));
        lead(/** @type {HTMLElement} */ (drawn[i].element), spot, spots[i]);
        spots[i] = spot;
      });
      arrows?.settle(spots);
      names?.settle(spots, (i) => (i === selection.place ? 0 : selection.also.includes(i) ? 1 : places[i].use === "literal" ? 2 : 3));
    });
  }

  map.attributionControl?.setPrefix("Leaflet").addAttribution("Places: GeoNames · Outlines: Natural Earth");
  map.on("zoomend moveend", settle);
  const touch = () => {
    touched = true;
    clearTimeout(landing);
    fitted &&= "moved by hand";
  };
  map.on("dragstart mousedown", touch);
  map.on("click", clear);
  const box = map.getContainer();
  map.scrollWheelZoom.disable(); // until the map is used: it must not catch the wheel of somebody who scrolls the page
  box.addEventListener("pointerdown", () => map.scrollWheelZoom.enable());
  box.addEventListener("pointerleave", () => map.scrollWheelZoom.disable());
  box.addEventListener("wheel", () => map.scrollWheelZoom.enabled() && touch(), { passive: true });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") map.zoomIn();
    else if (event.key === "-") map.zoomOut();
    else return;
    touch();
    event.preventDefault();
  });
  new ResizeObserver(() => measure()).observe(box);
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || !data) return;
    if (data.say === "theme") data.theme ? (root.dataset.theme = data.theme) : delete root.dataset.theme; // of any page around
    else if (data.newsnb !== key) return;
    else if (data.say === "places") setPlaces(data.places);
    else if (data.say === "select") show(data);
    else if (data.say === "pick") pickPoint(map, (point) => tell({ say: "point", point }));
    else if (data.say === "picture") takePicture(box).then((url) => tell({ say: "picture", url }));
  });
  return {
    start(name) {
      key = name;
      if (given) return setPlaces(given);
      outlines.addTo(map).bringToBack();
      measure();
      tell({ say: "hello" });
      callSoon(() => setTimeout(() => tell({ say: "painted" })));
    },
  };
}

/** Add the element that the map of a view is drawn in; folium adds it to a map on its own. */
export function addBox(id) {
  const box = document.body.appendChild(document.createElement("div"));
  for (const [name, value] of Object.entries({ id, class: "folium-map", role: "application", "aria-label": "Map of the places" })) box.setAttribute(name, value);
}

/** Call a function at the next frame, or soon if there is none: a map out of sight gets none, but may still be printed. */
function callSoon(call) {
  const done = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    call();
  };
  const frame = requestAnimationFrame(done);
  const timer = setTimeout(done, WAIT);
  return frame;
}
