/**
 * The article as words that can be selected: by dragging, by taps on the first and the last, or with a word cursor.
 */
import { make, wayOf } from "../app/dom.js";

const SOLID = /[\p{L}\p{N}]/u;
const LONG = 90; // letters of a selection that are read out or shown

/**
 * @typedef {{text: string, start: number, end: number, solid: boolean, node: HTMLElement, gap: HTMLElement}} Word
 *   `start` and `end` count code points, as Python does; `solid` words have a letter or digit; `gap` is what follows
 * @typedef {{from: number, to: number}} Range numbers of the first and the last word
 */

/**
 * @param {{kind: string, pieces: string[]}[]} blocks paragraphs: gap, word, gap, word, ..., gap
 * @param {{onSelect: (range: Range|null) => void, onKey: (key: string) => boolean, onWord: (number: number) => void}} host
 *   `onKey` returns whether it knew the key; `onWord` is called when a word is clicked that was selected before
 */
export function makeText(blocks, { onSelect, onKey, onWord }) {
  /** @type {Word[]} */
  const words = [];
  const node = make("div", { class: "article words", lang: "en", role: "application", tabindex: "0", "aria-label": "The article", "aria-roledescription": "text to mark", "aria-describedby": "keys" });
  const said = make("p", { class: "unseen", "aria-live": "polite" });
  let count = 0;
  for (const block of blocks) node.append(drawBlock(block));

  function drawBlock({ kind, pieces }) {
    const paragraph = make("p", { class: `block ${kind}` });
    pieces.forEach((text, i) => {
      const letters = [...text].length; // code points, not UTF-16 units
      if (i % 2) words.push({ text, start: count, end: count + letters, solid: SOLID.test(text), node: make("span", { class: "w", "data-n": words.length, text }), gap: make("span", { class: "g" }) });
      const word = /** @type {Word} */ (words.at(-1));
      if (i % 2) paragraph.append(word.node, word.gap);
      else if (i) word.gap.append(i === pieces.length - 1 ? make("span", { class: "gap", text }) : text);
      else paragraph.append(text);
      count += letters;
    });
    const way = wayOf(paragraph.textContent ?? "");
    if (way) paragraph.dir = way;
    return paragraph;
  }

  let locked = false;
  /** @type {number} */
  let anchor = -1;
  let cursor = -1;
  let dragging = false;
  let chosen = false; // whether the selection was made by two taps or a drag: the next tap begins a new one
  const range = () => (anchor < 0 ? null : { from: Math.min(anchor, cursor), to: Math.max(anchor, cursor) });
  const draw = () => {
    const now = range();
    for (const one of node.querySelectorAll(".picked, .cursor")) one.classList.remove("picked", "cursor");
    words[cursor]?.node.classList.add("cursor");
    for (let n = now?.from ?? 0; now && n <= now.to; n++) {
      words[n].node.classList.add("picked");
      if (n < now.to) words[n].gap.classList.add("picked");
    }
    onSelect(now);
  };
  const select = (from, to) => {
    [anchor, cursor] = [from, to];
    draw();
  };
  const clear = () => {
    anchor = -1;
    draw();
  };
  const numberAt = (event) => {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest(".w");
    return found && node.contains(found) ? Number(/** @type {HTMLElement} */ (found).dataset.n) : -1;
  };
  node.addEventListener("pointerdown", (event) => {
    const n = numberAt(event);
    if (locked || n < 0 || event.button) return;
    if (event.pointerType === "touch") return;
    if (event.shiftKey && anchor >= 0) return select(anchor, n);
    dragging = true;
    [anchor, cursor] = [n, n];
  });
  node.addEventListener("pointermove", (event) => {
    const n = dragging ? numberAt(event) : -1;
    if (n < 0 || n === cursor) return;
    select(anchor, n);
    chosen = true;
  });
  addEventListener("pointerup", () => (dragging = false));
  node.addEventListener("click", (event) => {
    const n = numberAt(event);
    if (n < 0) return;
    if (locked) return onWord(n);
    if (event.shiftKey) return;
    const before = /** @type {PointerEvent} */ (event).pointerType === "touch" && !chosen ? first : -1;
    if (!chosen) select(before < 0 ? n : before, n);
    first = before < 0 && !chosen ? n : -1;
    chosen = false;
    onWord(n);
  });
  let first = -1; // the word of the first tap, which a second one extends

  const say = (n) => {
    const now = range();
    const picked = now && now.from < now.to ? textOf(now) : "";
    said.textContent = picked ? `Selected: ${picked}` : (words[n]?.text ?? "");
  };
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = locked ? -1 : findNext(event.key, words, Math.max(0, cursor));
    if (to >= 0) {
      const start = cursor < 0 ? 0 : to;
      select(event.shiftKey && anchor >= 0 ? anchor : start, start);
      reveal(start);
      say(start);
    } else if (event.key === "Escape" && anchor >= 0) clear();
    else if (!onKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  node.addEventListener("focus", () => {
    if (cursor < 0 && !dragging && node.matches(":focus-visible") && !locked) select(0, 0);
  });

  const reveal = (n) => words[n]?.node.scrollIntoView({ block: "nearest" });
  /** @param {Range} where */
  const textOf = ({ from, to }) => words.slice(from, to + 1).map((word, i, all) => word.text + (i < all.length - 1 ? word.gap.textContent : "")).join("").replace(/\s+/g, " ");

  /** @type {HTMLElement[]} */
  let painted = [];
  /**
   * @param {{ranges: Range[], look: string, tag?: string}[]} layers
   */
  const paint = (layers) => {
    for (const one of painted) {
      one.className = one.classList[0];
      delete one.dataset.tag;
    }
    painted = [];
    for (const { ranges, look, tag } of layers)
      ranges.forEach(({ from, to }, i) => {
        for (let n = from; n <= to; n++)
          for (const one of n < to ? [words[n].node, words[n].gap] : [words[n].node]) {
            one.classList.add(...look.split(" "));
            painted.push(one);
          }
        if (!i && tag && !words[from].node.dataset.tag) words[from].node.dataset.tag = tag;
      });
    draw();
  };
  return {
    node, said, words, paint, select, clear, reveal, textOf, range,
    lock() {
      locked = true;
      clear();
    },
    at: () => cursor,
    brief: (where) => shorten(textOf(where), LONG),
  };
}

/**
 * Return the first and the last words of a long quote.
 * @param {string} words
 * @param {number} longest letters
 */
export function shorten(words, longest) {
  if (words.length <= longest) return words;
  const [first, last] = [words.slice(0, longest * 0.6), words.slice(-longest * 0.35)];
  return `${first.replace(/\s\S*$/, "")} … ${last.replace(/^\S*\s/, "")}`;
}

/** Return the word that a key leads to, or -1 if it is another key. */
function findNext(key, words, at) {
  const last = words.length - 1;
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  if (key in steps) return Math.min(last, Math.max(0, at + steps[key]));
  if (key === "PageDown" || key === "PageUp") return findParagraph(words, at, key === "PageDown" ? 1 : -1);
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "ArrowDown" || key === "ArrowUp") return findOnNextLine(words, at, key === "ArrowDown" ? 1 : -1);
  return -1;
}

/** Return the first word of the next paragraph or, backwards, of this one or the one before. */
function findParagraph(words, at, step) {
  const isFirst = (n) => n === 0 || words[n].node.parentElement !== words[n - 1].node.parentElement;
  let n = at + step;
  while (words[n] && !isFirst(n)) n += step;
  return words[n] ? n : at;
}

/** Return the word nearest below or above another one. */
function findOnNextLine(words, at, step) {
  const box = words[at].node.getBoundingClientRect();
  let found = at;
  let line = null;
  for (let n = at + step; words[n]; n += step) {
    const here = words[n].node.getBoundingClientRect();
    if (Math.abs(here.top - box.top) < box.height / 2) continue;
    line ??= here.top;
    if (Math.abs(here.top - line) > box.height / 2) break;
    if (found === at || Math.abs(here.left - box.left) < Math.abs(words[found].node.getBoundingClientRect().left - box.left)) found = n;
  }
  return found;
}
