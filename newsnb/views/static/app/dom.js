/**
 * All elements are made here: words enter a page as text nodes and attributes, never as markup.
 */

const [CHECK, CHECKS] = [60, 16]; // milliseconds, and how often: for about a second
const [BRIEF, LEAST] = [60, 12]; // letters of a name in a list: no more, and not fewer for the sake of a clause

/**
 * Make an element.
 * @param {string} tag
 * @param {Object<string, any>} [about] `text` becomes its text, `on` its listeners, the rest its attributes;
 *   an attribute that is null, false or undefined is left out.
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function make(tag, about = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  const isShown = /** @type {(child: any) => child is Node|string} */ ((child) => child !== null && child !== undefined && child !== false && child !== "");
  node.append(...children.filter(isShown));
  return node;
}

/**
 * Format a count.
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string}
 */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * Cut a long name, such as the phrase for a source, to its head words.
 * @param {string} name
 * @returns {string} at most `BRIEF` letters
 */
export function brief(name) {
  if (name.length <= BRIEF) return name;
  const head = name.slice(0, BRIEF - 1);
  const clause = head.search(/[,;:(–—]| (who|whom|whose|which|that|where|when|as|in|on|with|speaking|citing) /);
  return `${head.slice(0, clause > LEAST ? clause : head.search(/\s\S*$/) > 0 ? head.search(/\s\S*$/) : undefined).trimEnd()}…`;
}

/**
 * Return the direction of most of the letters, not of the first, which may belong to a foreign name or quote.
 * @param {string} words
 * @returns {"rtl"|null} null for the way of the page
 */
export function wayOf(words) {
  const back = words.match(/(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/gu)?.length ?? 0;
  return back && back * 2 > /** @type {string[]} */ (words.match(/\p{L}/gu)).length ? "rtl" : null;
}

/**
 * Call a function when the browser is idle, and soon in any case.
 * @param {() => void} job
 */
export function whenIdle(job) {
  /** @type {typeof requestIdleCallback|undefined} */
  const idle = globalThis.requestIdleCallback; // Safari has none
  idle ? idle(job, { timeout: 200 }) : setTimeout(job, 30);
}

/**
 * Scroll `pane` so that `node` can be seen; a no-op when it is in sight, or the pane does not scroll.
 * @param {Element|Range} node
 * @param {Element} pane
 * @param {boolean} [page] whether the page may be scrolled where the pane does not: only when somebody asked for it
 */
export function reveal(node, pane, page = false) {
  const box = node.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (getComputedStyle(pane).overflowY === "visible") {
    if (page) /** @type {Element} */ (node instanceof Range ? node.startContainer.parentElement : node).scrollIntoView({ block: "center" });
    return;
  }
  const head = 48; // room for tags, and for the sticky head of a table
  if (box.top >= frame.top + head && box.bottom <= frame.bottom - 16) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const top = pane.scrollTop + box.top - frame.top - Math.min(pane.clientHeight / 3, 160);
  pane.scrollTo({ top, behavior: calm ? "auto" : "smooth" });
}

/**
 * Scroll `pane` so that the whole of `node` can be seen below its sticky head, and see to it until the layout is at rest:
 * rows that were never in sight have a height that is a guess. Whoever scrolls or presses a key ends it.
 * @param {HTMLElement} node
 * @param {HTMLElement} pane
 * @param {HTMLElement} head
 * @param {AbortSignal} life
 */
export function keepInSight(node, pane, head, life) {
  if (getComputedStyle(pane).overflowY === "visible") return;
  const done = new AbortController();
  for (const event of ["wheel", "pointerdown", "keydown", "touchmove"]) addEventListener(event, () => done.abort(), { signal: done.signal, capture: true, passive: true });
  life.addEventListener("abort", () => done.abort(), { signal: done.signal });
  const see = (left) => {
    if (done.signal.aborted || !left) return done.abort();
    const [box, frame] = [node.getBoundingClientRect(), pane.getBoundingClientRect()];
    const top = frame.top + (getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0);
    const room = frame.top + pane.clientHeight - top;
    if (box.top < top || (box.bottom > top + room && box.top > top + 1)) pane.scrollTop += box.top - top - Math.max(0, Math.min(room / 4, room - box.height));
    setTimeout(() => see(left - 1), CHECK);
  };
  see(CHECKS);
}

/**
 * Scroll to an element in a paragraph that may not have been laid out: its position is a guess until then.
 * @param {Element|Range} node
 * @param {Element} pane
 * @param {boolean} [page]
 */
export function revealFar(node, pane, page = false) {
  reveal(node, pane, page);
  requestAnimationFrame(() => requestAnimationFrame(() => reveal(node, pane)));
}

/**
 * Return a function that updates the buttons of a panel after a selection; only those that change are touched.
 * @param {Map<string, HTMLElement>} buttons id to button
 * @param {import("./store.js").Store} store
 * @returns {(related: import("./relations.js").Related) => void}
 */
export function lightButtons(buttons, store) {
  /** @type {HTMLElement[]} */
  let lit = [];
  return ({ ids }) => {
    for (const button of lit) {
      button.setAttribute("aria-pressed", "false");
      button.classList.remove("also");
    }
    lit = [...ids].flatMap((id) => buttons.get(id) ?? []);
    for (const button of lit) {
      if (button.dataset.id === store.value) button.setAttribute("aria-pressed", "true");
      else button.classList.add("also");
    }
  };
}
