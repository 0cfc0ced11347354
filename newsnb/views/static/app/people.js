/**
 * People, organisations, groups and things of the article, each with the number of its mentions.
 */
import { brief, lightButtons, make } from "./dom.js";
import { rove } from "./keys.js";

const FAMILIES = [["person", "People"], ["org", "Organisations"], ["group", "Groups"], ["spot", "Other places"], ["thing", "Other names"]];

/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 */
export function makePeople(data, store) {
  const node = make("div", { class: "people" });
  /** @type {Map<string, HTMLElement>} */
  const buttons = new Map();
  for (const [family, heading] of FAMILIES) {
    const items = data.entities.filter((entity) => entity.family === family);
    if (!items.length) continue;
    const list = make("ul", { class: "chips" });
    for (const item of items) {
      const button = make("button", {
        type: "button", tabindex: "-1", class: `chip ${family}`, "aria-pressed": "false", "data-id": item.id,
        title: brief(item.name) === item.name ? null : item.name,
      }, brief(item.name), item.count > 1 && make("span", { class: "count", text: `×${item.count}` }));
      buttons.set(item.id, button);
      list.append(make("li", {}, button));
    }
    node.append(make("h2", { text: heading }), list);
  }
  if (!buttons.size) node.append(make("p", { class: "empty", text: "No person, organisation or group was found in this text." }));
  node.addEventListener("click", (event) => {
    const id = /** @type {HTMLElement} */ (event.target).closest("button")?.dataset.id;
    if (id) store.set(store.value === id ? null : id);
  });
  const settle = rove(node, () => [...buttons.values()]);
  if (buttons.size) settle([...buttons.values()][0]);
  return { node, show: lightButtons(buttons, store) };
}
