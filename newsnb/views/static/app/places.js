/**
 * The list of places beside the map: every place can be reached here, even if markers overlap.
 */
import { lightButtons, make, reveal } from "./dom.js";
import { rove } from "./keys.js";

const SURENESS = { "fairly sure": "fairly", unsure: "unsure" };

/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 */
export function makePlaces(data, store) {
  const list = make("ul", { class: "places", "aria-label": "Places" });
  /** @type {Map<string, HTMLElement>} */
  const buttons = new Map();
  const add = (item, detail, sign) => {
    const button = make("button", {
      type: "button", tabindex: "-1", "aria-pressed": "false", "data-id": item.id,
    }, make("span", { class: `sign ${sign}`, "aria-hidden": "true" }), make("span", { class: "name", text: item.name }),
      item.count > 1 && make("span", { class: "count", text: `×${item.count}` }), make("span", { class: "what", text: detail }),
      item.uses && make("span", { class: "what paper", text: item.uses.join("; ") }));
    buttons.set(item.id, button);
    list.append(make("li", {}, button));
  };
  for (const place of data.places) {
    const { shape, use, sure } = place;
    const detail = [place.where, shape === "ring" && "roughly here", sure !== "sure" && sure].filter(Boolean).join(", ");
    add(place, detail, `${shape} ${use} ${SURENESS[sure] ?? ""}`);
  }
  for (const item of data.unplaced) add(item, "not placed", "unplaced");
  list.addEventListener("click", (event) => {
    const id = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.id;
    if (id) store.set(store.value === id ? null : id);
  });
  const settle = rove(list, () => [...buttons.values()]);
  if (buttons.size) settle([...buttons.values()][0]);
  const node = make("div", { class: "pane placelist" },
    buttons.size ? list : make("p", { class: "empty", text: "No place was found in this text." }));
  return {
    node,
    show: lightButtons(buttons, store),
    look() {
      const now = buttons.get(store.value ?? "");
      if (now) reveal(now, node);
    },
  };
}
