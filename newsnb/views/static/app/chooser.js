/**
 * The list of readings on a page, with buttons for the previous and the next.
 */
import { make } from "./dom.js";

/**
 * @param {string[]} titles
 * @param {(number: number) => void} choose
 * @returns {{node: HTMLElement, settle: (number: number) => void}}
 */
export function makeChooser(titles, choose) {
  const list = /** @type {HTMLSelectElement} */ (make("select", { "aria-label": "Choose an article", on: { change: () => choose(list.selectedIndex) } },
    ...titles.map((title, i) => make("option", { text: `${i + 1}. ${title}` }))));
  const step = (by) => choose((list.selectedIndex + by + titles.length) % titles.length);
  const count = make("span", { class: "count" });
  const node = make("nav", { class: "chooser", "aria-label": "Articles on this page" },
    make("button", { type: "button", text: "‹", title: "Previous article", "aria-label": "Previous article", on: { click: () => step(-1) } }),
    list,
    make("button", { type: "button", text: "›", title: "Next article", "aria-label": "Next article", on: { click: () => step(1) } }),
    count);
  return {
    node,
    settle(number) {
      list.selectedIndex = number;
      count.textContent = `${number + 1} of ${titles.length}`;
    },
  };
}
