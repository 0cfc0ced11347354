/**
 * The list of readings on a page, with buttons for the previous and the next, and a search if there are many.
 */
import { make } from "./dom.js";
import { patternOf } from "./search.js";

const MANY = 5;

/**
 * @param {{title: string, words: () => string}[]} readings `words` are what is searched
 * @param {(number: number) => void} choose
 * @returns {{node: HTMLElement, settle: (number: number) => void}}
 */
export function makeChooser(readings, choose) {
  let shown = 0;
  let found = readings.map((_, number) => number);
  const options = readings.map(({ title }, i) => make("option", { value: i, text: `${i + 1}. ${title}` }));
  const list = /** @type {HTMLSelectElement} */ (make("select", { "aria-label": "Choose an article", on: { change: () => choose(Number(list.value)) } }, ...options));
  const count = make("span", { class: "count", role: "status" });
  const step = (by) => {
    const at = found.indexOf(shown); // what is shown may not be among what was found
    if (found.length) choose(found[at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length]);
  };
  const settle = (number) => {
    shown = number;
    list.value = String(number);
    const at = found.indexOf(number);
    const place = at < 0 ? found.length : `${at + 1} of ${found.length}`;
    count.textContent = found.length < readings.length ? `${place} found` : String(place);
  };
  const search = (/** @type {string} */ words) => {
    const pattern = words.trim() && patternOf(words);
    found = readings.flatMap(({ title, words: all }, number) => (pattern && !title.match(pattern) && !all().match(pattern) ? [] : [number]));
    list.replaceChildren(...found.map((number) => options[number]));
    settle(shown);
  };
  const field = readings.length >= MANY && make("input", { type: "search", placeholder: "Find an article", "aria-label": "Find an article by its title or its words", on: {
    input: ({ target }) => search(target.value),
    keydown: ({ key, shiftKey }) => key === "Enter" && step(shiftKey ? -1 : 1),
  } });
  const node = make("nav", { class: "chooser", "aria-label": "Articles on this page" },
    field,
    make("button", { type: "button", text: "‹", title: "Previous article", "aria-label": "Previous article", on: { click: () => step(-1) } }),
    list,
    make("button", { type: "button", text: "›", title: "Next article", "aria-label": "Next article", on: { click: () => step(1) } }),
    count);
  return { node, settle };
}
