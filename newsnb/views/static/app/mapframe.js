/**
 * The map in a frame of its own. It refers to places by number; names and selections are sent to it as messages.
 */
import { make } from "./dom.js";

/**
 * @param {HTMLElement} where what holds the frame, or will; the loader may have put it there
 * @param {any} data
 * @param {string} page the map's document
 * @param {import("./store.js").Store} store
 * @param {AbortSignal} life ends with the view
 */
export function makeMap(where, data, page, store, life) {
  const frame = /** @type {HTMLIFrameElement} */ (where.querySelector("iframe") ?? where.appendChild(make("iframe", { class: "map", sandbox: "allow-scripts", srcdoc: page })));
  frame.title = "Map of the places";
  const drawn = data.places; // by folium, in this order
  let [places, order] = [listPlaces(data, drawn), data.places.map((place) => place.id)];
  let ready = "ready" in frame.dataset; // the loader heard it
  /** @type {any} */
  let latest = null;
  let theme = "";
  let onDrawn = () => {};
  let onPicture = /** @type {(url: string) => void} */ (() => {});
  let onPoint = /** @type {(point: number[]|null) => void} */ (() => {});
  const tell = (message) => ready && frame.contentWindow?.postMessage({ newsnb: data.key, ...message }, "*");
  const tellSelection = () => latest && tell({ say: "select", ...latest });
  const tellAll = () => {
    tell({ say: "places", places });
    tell({ say: "theme", theme });
    tellSelection();
  };
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.data?.newsnb !== data.key) return;
    const { say, place } = event.data;
    if (say === "hello") {
      ready = true;
      tellAll();
    } else if (say === "drawn") onDrawn();
    else if (say === "select") store.set(order[place] ?? null, "map");
    else if (say === "point") onPoint(event.data.point);
    else if (say === "picture") onPicture(String(event.data.url));
    else if (say === "clear") store.set(null, "map");
  }, { signal: life });
  tellAll();
  addEventListener("beforeprint", () => { // on paper it keeps its size, because it hears of another one too late to fit it
    for (const [name, size] of Object.entries({ "--wide": frame.offsetWidth, "--tall": frame.offsetHeight })) if (size) frame.style.setProperty(name, `${size}px`);
  }, { signal: life });
  return {
    show(related, from) {
      const now = order.indexOf(store.value ?? "");
      const also = order.flatMap((id, i) => (id !== store.value && related.ids.has(id) ? [i] : []));
      const next = { place: now < 0 ? null : now, also, still: from === "map" };
      if (from === "correction" && JSON.stringify(next) === JSON.stringify(latest)) return; // the map moves for what somebody chose
      latest = next;
      tellSelection();
    },
    /** Show the places of other data. The map starts anew if one of them changed. */
    update(next) {
      const changed = listPlaces(next, drawn);
      order = next.places.map((place) => place.id);
      if (JSON.stringify(changed) === JSON.stringify(places)) return;
      places = changed;
      ready = false;
      frame.srcdoc = page;
    },
    /** @param {() => void} call what is called when the map is painted */
    whenDrawn(call) {
      onDrawn = call;
    },
    /** @param {(point: number[]|null) => void} call what is called with the point that somebody sets on the map, or null */
    pick(call) {
      onPoint = call;
      frame.focus();
      tell({ say: "pick" });
    },
    /** @param {(url: string) => void} call what is called with a picture of the map */
    takePicture(call) {
      onPicture = call;
      tell({ say: "picture" });
    },
    setTheme(value) {
      theme = value;
      tell({ say: "theme", theme });
    },
  };
}

/** List what the map shows of each place, with the number of the layer that folium drew for it; -1 if it drew none there. */
function listPlaces(data, drawn) {
  const layerOf = (place) => drawn.findIndex((one) => one.id === place.id && one.shape === place.shape && String(one.point) === String(place.point));
  return data.places.map((place) => {
    const { name, where, use, uses, shape, point, radius, country, sure, far, behind } = place;
    return { name, where, use, uses, shape, point, radius, country, sure, far, behind, layer: layerOf(place) };
  });
}
