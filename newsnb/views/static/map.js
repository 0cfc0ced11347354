/**
 * Unpack the outlines of countries.
 * @param {any[][]} shapes a code and polygons, each of rings: every point is a step from the one before, in tenths
 */
function newsnbShapes(shapes) {
  const ring = (steps) => {
    const points = [];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) points.push([(x += steps[i]) / 10, (y += steps[i + 1]) / 10]);
    return points;
  };
  return shapes.map(([id, ...polygons]) => ({
    type: "Feature", id, geometry: { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ring)) },
  }));
}

/**
 * What makes a folium map speak: labels, signs, keys and a selection over layers that folium drew. Runs in the map's
 * own document, after folium's script. Names come as data (a message, or base64 in a map on its own) and become text
 * nodes: nothing here is markup, and nothing of an article passes through folium.
 *
 * @param {{map: any, outlines: any, layers: any[], places?: any[]}} drawn Leaflet objects; `layers[i]` is the pin or
 *   ring of place `i`, null where its country's outline stands for it
 */
function newsnbMap({ map, outlines, layers, places: given }) {
  const root = document.documentElement;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** @type {any[]} */
  let places = [];
  /** @type {{layer: any, element: Element|null, label: any, move?: number[]}[]} */
  let drawn = [];
  let selection = { place: null, also: [] };
  let touched = false;
  let fitted = false;
  /** @type {number|null} */
  let waiting = null;
  let key = null;

  outlines?.addTo(map).bringToBack();
  const tell = (message) => parent !== window && parent.postMessage({ newsnb: key, ...message }, "*");
  const choose = (i) => {
    if (given) show({ place: selection.place === i ? null : i, also: [], still: true });
    else tell(selection.place === i ? { say: "clear" } : { say: "select", place: i });
  };

  /** Name every place and make what folium drew for it a button. */
  function setPlaces(list) {
    places = list;
    const shapes = {};
    outlines?.eachLayer((shape) => (shapes[shape.feature.id] = shape));
    drawn = places.map((place, i) => {
      const layer = layers[i] ?? shapes[place.country];
      const element = layer?.getElement() ?? null;
      const label = L.marker(place.point, { icon: L.divIcon({ className: `label of-${place.shape}`, iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(map);
      const words = document.createElement("span");
      words.textContent = place.name;
      label.getElement().append(words);
      if (element) enliven(element, place, i);
      layer?.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        choose(i);
      });
      return { layer, element, label };
    });
    for (const shape of ["area", "ring"]) drawn.forEach(({ layer }, i) => places[i].shape === shape && layer?.bringToFront?.());
    fit();
    settle();
  }

  function enliven(element, place, i) {
    element.classList.add("place", place.shape, place.use);
    const about = { tabindex: i ? "-1" : "0", role: "button", "aria-pressed": "false", "aria-label": `${place.name}, ${place.where}: ${place.uses.join(", ")}` };
    for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);
    element.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter" || event.key === " ") choose(i);
      else if (event.key === "Escape" && !given) tell({ say: "clear" });
      else if (step) focusOn((i + step + drawn.length) % drawn.length);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function focusOn(i) {
    drawn.forEach(({ element }, j) => element?.setAttribute("tabindex", i === j ? "0" : "-1"));
    drawn[i].element?.focus({ preventScroll: true });
  }

  /** Redraw from a selection: `place` and `also` are numbers; `still` leaves the map where the reader put it. */
  function show({ place, also, still }) {
    selection = { place, also };
    drawn.forEach(({ element, layer, label }, i) => {
      const now = i === place;
      for (const node of [element, label.getElement()]) {
        node?.classList.toggle("now", now);
        node?.classList.toggle("also", also.includes(i));
      }
      element?.setAttribute("aria-pressed", String(now));
      if (layer?.setZIndexOffset) layer.setZIndexOffset(now ? 2000 : also.includes(i) ? 1000 : 0);
    });
    root.classList.toggle("some", place !== null || also.length > 0);
    touched = false;
    if (!still) fit();
    settle();
  }

  /** Move the map to what is selected, or to everything. */
  function fit() {
    const size = map.getSize();
    if (size.x < 40 || size.y < 40) return; // not laid out yet: the observer below calls again
    const chosen = selection.place !== null ? [selection.place] : selection.also;
    const wanted = chosen.length ? chosen : places.map((_, i) => i);
    if (!wanted.length) return void map.fitBounds([[-50, -130], [65, 160]], { animate: false });
    const bounds = L.latLngBounds([]);
    for (const i of wanted) {
      const { shape, point, radius } = places[i];
      const reach = chosen.length ? Math.max((radius || 0) * 1.2, shape === "pin" ? 700 : 500) / 111 : 0;
      const wide = reach / Math.max(0.2, Math.cos((point[0] * Math.PI) / 180));
      bounds.extend([point[0] - reach, point[1] - wide]).extend([point[0] + reach, point[1] + wide]);
    }
    const [side, top] = [Math.min(48, size.x / 8), Math.min(40, size.y / 7)];
    const room = { paddingTopLeft: [side, top], paddingBottomRight: [side + 30, top], maxZoom: 6 };
    if (calm || !fitted) map.fitBounds(bounds, { ...room, animate: false });
    else map.flyToBounds(bounds, { ...room, duration: 0.5 });
    fitted = true;
  }

  /** Settle what is drawn, once a frame however often it is asked for. */
  function settle() {
    waiting ??= requestAnimationFrame(() => {
      waiting = null;
      spread();
      hideLabels();
    });
  }

  /** Hide labels that lie on others or on pins, those of what is selected last: all are measured, then all are set. */
  function hideLabels() {
    const rank = (i) => (i === selection.place ? 0 : selection.also.includes(i) ? 1 : places[i].use === "literal" ? 2 : 3);
    const ranks = places.map((_, i) => rank(i));
    const nodes = drawn.map(({ label }) => label.getElement());
    const boxes = nodes.map((node) => node.firstChild.getBoundingClientRect());
    const pins = drawn.flatMap(({ layer, element, move }, i) => (layer?.getIcon ? [{ i, ...shifted(element.getBoundingClientRect(), move) }] : []));
    const taken = [];
    const hidden = [];
    for (const i of places.map((_, i) => i).sort((a, b) => ranks[a] - ranks[b] || a - b)) {
      const box = boxes[i];
      const hits = (other) => other.i !== i && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      hidden[i] = i !== selection.place && (taken.some(hits) || (ranks[i] > 1 && pins.some(hits)));
      if (!hidden[i]) taken.push({ i, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    }
    nodes.forEach((node, i) => node.classList.toggle("hidden", hidden[i]));
  }

  function shifted(box, [x, y] = [0, 0]) {
    return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
  }

  /** Move pins that lie on one another apart; in the order of x, so that each looks at its neighbours only. */
  function spread() {
    const pins = drawn.map(({ layer, label }, i) => ({ layer, label, i })).filter(({ layer }) => layer?.getIcon);
    const spots = pins.map(({ i }) => map.latLngToLayerPoint(places[i].point));
    const moves = spots.map((spot) => ({ x: spot.x, y: spot.y }));
    for (let round = 0, moved = true; moved && round < 12; round += 1) {
      moved = false;
      const order = [...moves].sort((a, b) => a.x - b.x);
      for (let a = 0; a < order.length; a += 1)
        for (let b = a + 1; b < order.length && order[b].x - order[a].x < 20; b += 1) {
          const [dx, dy] = [order[b].x - order[a].x || 0.5, order[b].y - order[a].y];
          const gap = Math.hypot(dx, dy);
          if (gap >= 20) continue;
          const push = (20 - gap) / 2 / (gap || 1);
          order[a].x -= dx * push;
          order[a].y -= dy * push;
          order[b].x += dx * push;
          order[b].y += dy * push;
          moved = true;
        }
    }
    pins.forEach(({ layer, label, i }, n) => {
      const [x, y] = [moves[n].x - spots[n].x, moves[n].y - spots[n].y];
      const [x0, y0] = drawn[i].move ?? [0, 0];
      if (x === x0 && y === y0) return;
      drawn[i].move = [x, y];
      for (const node of [layer.getElement(), label.getElement()]) {
        node.style.setProperty("--x", `${x}px`);
        node.style.setProperty("--y", `${y}px`);
      }
    });
  }

  map.attributionControl?.setPrefix("Leaflet").addAttribution(outlines ? "Places: GeoNames · Outlines: Natural Earth" : "Places: GeoNames");
  map.on("zoomend moveend", settle);
  map.on("dragstart mousedown", () => (touched = true));
  map.getContainer().addEventListener("wheel", () => (touched = true), { passive: true });
  map.on("click", () => given ? show({ place: null, also: [], still: true }) : tell({ say: "clear" }));
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    if (!touched) fit();
    settle();
  }).observe(map.getContainer());
  addEventListener("message", ({ data, source }) => {
    if (source !== parent || data?.newsnb !== key) return;
    if (data.say === "places") setPlaces(data.places);
    else if (data.say === "theme") data.theme ? (root.dataset.theme = data.theme) : delete root.dataset.theme;
    else if (data.say === "select") show(data);
  });
  return {
    start(name) {
      key = name;
      if (given) setPlaces(given);
      else tell({ say: "hello" });
    },
  };
}
