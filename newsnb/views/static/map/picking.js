/**
 * Let somebody set a point on the map: by a click, or by keyboard with the cross in its middle.
 */

const STEP = 30; // pixels that an arrow key moves the map
const STEPS = { ArrowUp: [0, -STEP], ArrowDown: [0, STEP], ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0] };

/**
 * @param {any} map
 * @param {(point: number[]|null) => void} call what is called with latitude and longitude, or null if nothing was chosen
 */
export function pickPoint(map, call) {
  const box = map.getContainer();
  const life = new AbortController();
  const take = (/** @type {any} */ at) => {
    const { lat, lng } = at.wrap();
    end([lat, lng].map((one) => Number(one.toFixed(3))));
  };
  const end = (/** @type {number[]|null} */ point) => {
    life.abort();
    box.classList.remove("picking");
    call(point);
  };
  const listen = (what, act) => box.addEventListener(what, act, { capture: true, signal: life.signal }); // before pins and names hear it
  listen("click", (event) => {
    if (event.target.closest(".leaflet-control")) return;
    event.stopPropagation();
    if (!map.dragging.moved()) take(map.mouseEventToLatLng(event));
  });
  listen("keydown", (event) => {
    const step = STEPS[event.key];
    if (step) map.panBy(step, { animate: false });
    else if (event.key === "Enter") take(map.getCenter());
    else if (event.key === "Escape") end(null);
    else return;
    event.stopPropagation();
    event.preventDefault();
  });
  box.classList.add("picking");
  box.tabIndex = -1;
  box.focus({ preventScroll: true });
}
