/**
 * Search in the article. Matches are painted with CSS custom highlights and never wrapped in elements, so the text stays as
 * it is, however many there are.
 */
import { make, revealFar } from "./dom.js";

const FEWEST = 2; // letters to search for: one would be everywhere
const SAME = { "'": "['‘’]", "’": "['‘’]", "‘": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]', "-": "[-‐‑–—]" };

/**
 * Make the field. `within` sets what it searches: after a correction an article that was drawn anew, where the words that
 * somebody searched for stay found.
 * @returns {{node: HTMLElement, within: (article: HTMLElement, pane: HTMLElement) => void}}
 */
export function makeSearch() {
  const field = /** @type {HTMLInputElement} */ (make("input", { type: "search", placeholder: "Search the text", "aria-label": "Search the text", autocomplete: "off", spellcheck: "false" }));
  const said = make("span", { class: "found", role: "status" });
  const [back, on] = [["‹", "Previous match"], ["›", "Next match"]].map(([text, name]) => make("button", { type: "button", title: name, "aria-label": name, text, hidden: true }));
  /** @type {Range[]} */
  let found = [];
  let at = 0;
  /** @type {HTMLElement} */
  let article;
  /** @type {HTMLElement} */
  let pane;
  const draw = (move = true) => {
    paint("newsnb-found", found);
    paint("newsnb-here", found.slice(at, at + 1));
    for (const button of [back, on]) button.hidden = found.length < 2;
    const short = field.value.trim().length < FEWEST;
    said.textContent = found.length ? `${at + 1} of ${found.length}` : short ? "" : "not found";
    if (found.length && move) revealFar(found[at], pane, document.activeElement !== field);
  };
  const look = () => {
    found = findRanges(article, field.value.trim());
    at = 0;
    draw();
  };
  const step = (by) => {
    if (!found.length) return;
    at = (at + by + found.length) % found.length;
    draw();
  };
  field.addEventListener("input", look);
  const node = make("div", { class: "search", role: "search" }, field, said, back, on);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field) step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && field.value) {
      field.value = "";
      field.focus(); // the buttons are hidden
      look();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  back.addEventListener("click", () => step(-1));
  on.addEventListener("click", () => step(1));
  return {
    node,
    within(next, around) {
      if (next === article) return;
      [article, pane] = [next, around];
      found = findRanges(article, field.value.trim());
      at = Math.min(at, Math.max(0, found.length - 1));
      if (field.value) draw(false);
    },
  };
}

/**
 * Turn a search into a pattern that ignores case, line breaks and the kind of quotation mark or dash.
 * @param {string} words
 * @returns {RegExp}
 */
export function patternOf(words) {
  const letters = [...words.replace(/\s+/g, " ")].map((letter) => letter === " " ? "\\s+" : SAME[letter] ?? letter.replace(/[\\^$.*+?()[\]{}|\/]/, "\\$&"));
  return new RegExp(letters.join(""), "giu");
}

/** Find the words, even across marks. */
function findRanges(article, words) {
  if (words.length < FEWEST) return [];
  /** @type {Text[]} */
  const nodes = [];
  /** @type {number[]} */
  const starts = [];
  let text = "";
  for (const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT); walker.nextNode();) {
    const node = /** @type {Text} */ (walker.currentNode);
    nodes.push(node);
    starts.push(text.length);
    text += node.data;
  }
  return [...text.matchAll(patternOf(words))].map((match) => {
    const range = document.createRange();
    /** @type {["setStart"|"setEnd", number][]} */
    const ends = [["setStart", match.index], ["setEnd", match.index + match[0].length - 1]];
    for (const [end, where] of ends) {
      const node = findLast(starts, where);
      range[end](nodes[node], where - starts[node] + (end === "setEnd" ? 1 : 0));
    }
    return range;
  });
}

/** Return the index of the last number in `sorted` that is not above `limit`. */
function findLast(sorted, limit) {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sorted[middle] <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

function paint(name, found) {
  if (!globalThis.Highlight) return; // an older browser scrolls to the match and counts
  CSS.highlights.set(name, new Highlight(...found));
}
