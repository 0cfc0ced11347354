/**
 * Arrows at the edge of the map, to places far from the story; and a button that shows all places instead.
 */
import { edgeTo } from "./reach.js";

const INSET = { x: 98, y: 34 }; // pixels from the edge: half a label, and the line of credits
const NARROW = 420; // pixels of a map in whose middle an arrow would cover half of the story
const MOST = 4; // arrows: with more the map would be full of them
const HEIGHT = 24;

/**
 * @param {any} map Leaflet's
 * @param {any[]} places
 * @param {(i: number) => void} choose
 * @param {() => boolean} toggle shows all places, or the story again; returns whether all are shown
 */
export function makeArrows(map, places, choose, toggle) {
  const far = places.map((_, i) => i).filter((i) => places[i].far);
  if (!far.length) return null;
  const box = map.getContainer();
  const arrows = far.slice(0, MOST).map((i) => ({ i, node: drawArrow(places[i], () => choose(i)) }));
  box.append(...arrows.map(({ node }) => node));
  addButton(map, toggle);
  return {
    /** @param {{x: number, y: number}[]} spots where the places are, in the map's container */
    settle(spots) {
      const size = map.getSize();
      const inset = { x: Math.min(INSET.x, size.x / 3), y: Math.min(INSET.y, size.y / 3) };
      const taken = [];
      for (const { i, node } of arrows) {
        const edge = edgeTo(spots[i], size, inset);
        node.hidden = !edge;
        if (!edge) continue;
        if (size.x < NARROW) edge.y = edge.y > size.y / 2 ? size.y - inset.y : inset.y;
        const step = edge.y > size.y / 2 ? -HEIGHT : HEIGHT; // chosen once, or two arrows could push one back and forth without end
        const covers = (y) => spots.some((spot, n) => n !== i && places[n].shape === "pin" && Math.abs(spot.x - edge.x) < INSET.x && Math.abs(spot.y - y) < HEIGHT);
        edge.y = [0, 1, 2, 3].map((n) => edge.y + n * step).find((y) => !covers(y)) ?? edge.y; // among pins everywhere it covers one
        while (taken.some(({ x, y }) => Math.abs(x - edge.x) < 2 * INSET.x && Math.abs(y - edge.y) < HEIGHT)) edge.y += step;
        taken.push(edge);
        node.style.left = `${edge.x}px`;
        node.style.top = `${edge.y}px`;
        const sign = /** @type {HTMLElement} */ (node.firstChild);
        sign.style.transform = `rotate(${edge.turn.toFixed(2)}rad)`;
      }
    },
  };
}

/** Make a button that chooses its place; the keyboard reaches the pin itself. */
function drawArrow({ name, far }, press) {
  const node = document.createElement("button");
  const [sign, label, way] = [document.createElement("i"), document.createElement("span"), document.createElement("b")];
  node.type = "button";
  node.className = "arrow";
  node.tabIndex = -1;
  sign.textContent = "➤";
  sign.setAttribute("aria-hidden", "true");
  label.textContent = name;
  way.textContent = `, ${Math.round(far / (far > 1000 ? 100 : 10)) * (far > 1000 ? 100 : 10)} km`; // a long name is cut, not this
  node.title = `${name}: far from the other places. It may be wrong.`;
  node.append(sign, label, way);
  L.DomEvent.disableClickPropagation(node);
  node.addEventListener("click", press);
  return node;
}

function addButton(map, toggle) {
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar whole");
    const button = L.DomUtil.create("button", "", bar);
    button.type = "button";
    button.textContent = "Show all";
    button.title = "Show all places, or those of the story";
    button.setAttribute("aria-pressed", "false");
    L.DomEvent.disableClickPropagation(bar);
    button.addEventListener("click", () => button.setAttribute("aria-pressed", String(toggle())));
    return bar;
  };
  control.addTo(map);
}
