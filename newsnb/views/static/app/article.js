/**
 * The article: its exact words, with marks over names and lines under quotes.
 */
import { brief, make, revealFar, wayOf, whenIdle } from "./dom.js";
import { rove } from "./keys.js";
import { doubtOf } from "./relations.js";

const CONTENT = 0;
const CUE = 1;
const SOURCE = 2;
const ROLE_CLASSES = ["said", "cue", "source", "channel", "why"];
const TAG_LETTER = 6.2; // pixels a letter of a tag takes at most, on average
const NOTE = 15; // pixels that a tag or a label is high, over its words or under them
const TIGHT = 0.7; // letters of words for one of their tag: with fewer the tag is wider, on paper
const LINE = 62; // letters of a line, about: how high a paragraph is guessed to be until it is drawn
const ROLE_NOTES = { [CUE]: "reporting words", [SOURCE]: "who says it" };
const MARK = make("mark", { tabindex: "-1", role: "button", "aria-pressed": "false" });
const REFERENCE = make("span", { class: "reference" });

/**
 * Return what is drawn of some data. Who says a quote is not: `name` tells it to those who hear it.
 * @param {any} data
 */
export function drawnOf({ blocks, marks, quotes, withheld }) {
  return [blocks, marks, withheld, quotes.map(({ id, lane, type, sure }) => [id, lane, type, sure])];
}

/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 * @param {AbortSignal} life ends with the article
 * @returns {{node: HTMLElement, pane: HTMLElement, show: (related: import("./relations.js").Related, from: string) => void,
 *   look: (from: string) => void, step: (by: number) => void, goTo: (mark: number) => void, name: (quotes: any[]) => void}}
 */
export function makeArticle(data, store, life) {
  const node = make("article", { class: "article", lang: "en", "aria-label": "The article" });
  const pane = make("section", { class: "pane reading", "aria-label": "Article", tabindex: "-1" }, node);
  /** @type {Map<string, HTMLElement[]>} id to its marks */
  const byId = new Map();
  /** @type {HTMLElement[][][]} quote to role to elements */
  const byQuote = data.quotes.map(() => ROLE_CLASSES.map(() => []));
  const rolesOf = new Map(data.quotes.map((quote, i) => [quote.id, byQuote[i]]));
  /** @type {HTMLElement[]} what the arrow keys go through: names and quotes, in the order of the text */
  const stops = [];
  const draw = { data, byId, byQuote, stops, fragments: data.marks.map(() => []) };
  for (const block of data.blocks) node.append(drawBlock(block, draw));
  data.quotes.forEach((quote, i) => byQuote[i][CONTENT].at(-1)?.classList.add(doubtOf(quote).all ? "end" : "last"));
  if (data.withheld) pane.prepend(make("p", { class: "empty", text: "This reading was saved without the article’s words." }));
  else if (!data.blocks.length) pane.prepend(make("p", { class: "empty", text: "There is no text to show." }));

  const firsts = new Set(stops);
  const choose = (mark) => store.set(store.value === mark.dataset.id ? null : mark.dataset.id);
  const settle = rove(node, () => stops, choose);
  if (stops.length) settle(stops[0]);
  for (const event of ["focusin", "focusout"]) node.addEventListener(event, ({ target }) => {
    const id = /** @type {HTMLElement} */ (target).matches(".stop") && /** @type {HTMLElement} */ (target).dataset.id;
    for (const said of rolesOf.get(id)?.[CONTENT] ?? []) said.classList.toggle("at", event === "focusin");
  });
  node.addEventListener("pointerover", ({ target }) => {
    const mark = /** @type {HTMLElement} */ (target).closest("mark");
    if (mark && !mark.title) mark.title = /** @type {string} */ (mark.getAttribute("aria-description"));
  });
  node.addEventListener("click", (event) => {
    if (getSelection()?.type === "Range") return; // somebody is selecting words to copy (isCollapsed would lay out first)
    const element = /** @type {HTMLElement} */ (event.target);
    const mark = element.closest("mark");
    if (mark) {
      settle(draw.fragments[Number(mark.dataset.mark)][0]);
      choose(mark);
    } else store.set(findQuote(element, store.value));
  });

  const sight = watchParagraphs(node, pane, life);
  /** @type {HTMLElement[]} */
  let lit = [];
  /** @type {HTMLElement[]} marks to jump between */
  let stations = [];
  const light = (element, name) => {
    element.classList.add(name);
    lit.push(element);
  };
  const show = (related) => {
    for (const element of lit) {
      element.classList.remove("now", "also", "quiet", "party", "over");
      sayPressed(element, false);
      delete element.dataset.note;
    }
    lit = [];
    const id = store.value;
    for (const other of related.ids)
      for (const mark of byId.get(other) ?? []) {
        light(mark, other === id ? "now" : "also");
        if (other === id) sayPressed(mark, true);
      }
    stations = (byId.get(id ?? "") ?? []).filter((mark) => mark.tagName !== "MARK" || firsts.has(mark));
    if (related.kind === "quote") {
      stations = showQuote(rolesOf.get(related.item.id), light);
      showPeople(related.item, rolesOf.get(related.item.id), byId, light);
    }
    else for (const quote of related.kind === "nothing" ? [] : related.quotes)
      for (const said of rolesOf.get(quote.id)[CONTENT]) light(said, "also");
  };
  const look = (from) => {
    const cue = lit.find((one) => one.dataset.note === ROLE_NOTES[CUE]);
    if (cue?.getClientRects().length) placeNote(cue, light); // in a cell that is folded away nothing has a place
    if (stations.length && !["article", "correction"].includes(from) && !stations.some((one) => sight.has(one) && isInSight(one, pane))) revealFar(stations[0], pane);
  };
  const step = (by) => {
    if (!stations.length) return;
    const at = Math.max(0, stations.findIndex((one) => one === document.activeElement || one.dataset.here === "yes"));
    const next = stations[(at + by + stations.length) % stations.length];
    for (const one of stations) delete one.dataset.here;
    next.dataset.here = "yes";
    revealFar(next, pane, true);
    if (next.tagName === "MARK") next.focus({ preventScroll: true });
  };
  const goTo = (number) => {
    const [mark] = draw.fragments[number];
    for (const one of stations) delete one.dataset.here;
    mark.dataset.here = "yes";
    revealFar(mark, pane);
  };
  /** Name the quotes, for a screen reader. */
  const name = (quotes) => {
    for (const quote of quotes) byId.get(quote.id)?.[0].setAttribute("aria-label", nameOf(quote));
  };
  name(data.quotes);
  return { node, pane, show, look, step, goTo, name };
}

/**
 * Track which paragraphs are in sight and shorten the tags in those; the others are not laid out, however long the text.
 * @returns {{has: (element: Element) => boolean}}
 */
function watchParagraphs(node, pane, life) {
  const near = new Set();
  const fitted = new Set();
  const fit = (those = near) => {
    const todo = [...those].filter((paragraph) => !fitted.has(paragraph));
    fitTags(todo.flatMap((paragraph) => [...paragraph.querySelectorAll(".mark[data-tag]")]));
    for (const paragraph of todo) fitted.add(paragraph);
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) isIntersecting ? near.add(target) : near.delete(target);
    whenIdle(() => fit());
  });
  for (const paragraph of node.children) observer.observe(paragraph);
  addEventListener("beforeprint", () => { // paper shows what was never in sight
    fit(node.children);
    for (const mark of node.querySelectorAll(".mark[data-tag]")) mark.classList.toggle("tight", mark.textContent.length < mark.dataset.tag.length * TIGHT);
  }, { signal: life });
  let width = pane.clientWidth;
  new ResizeObserver(() => {
    if (pane.clientWidth === width) return;
    width = pane.clientWidth;
    fitted.clear();
    fit();
  }).observe(pane);
  return { has: (element) => near.has(element.closest(".block")) };
}

function sayPressed(element, yes) {
  if (element.hasAttribute("aria-pressed")) element.setAttribute("aria-pressed", String(yes));
  else if (element.tagName === "MARK" && yes) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

/** Shorten tags that would overlap the next one: measure all of them first, then set them. */
function fitTags(marks) {
  const starts = marks.map((mark) => mark.getClientRects()[0]);
  const brief = marks.map((mark, i) => {
    const [here, next] = [starts[i], starts[i + 1]];
    const end = here && here.left + mark.dataset.tag.length * TAG_LETTER;
    return Boolean(next && Math.abs(next.top - here.top) < 6 && next.left < end && next.left > here.left);
  });
  marks.forEach((mark, i) => mark.classList.toggle("brief", brief[i]));
}

/** Highlight the words of a quote, its reporting words and the words that name its source. */
function showQuote(roles, light) {
  roles.forEach((elements, role) => {
    elements.forEach((element, i) => {
      light(element, "now");
      if (i || !ROLE_NOTES[role]) return;
      element.dataset.note = ROLE_NOTES[role];
      for (let up = element.parentElement; up && !up.classList.contains("block"); up = up.parentElement) if (up.tagName === "MARK") light(up, "quiet");
    });
  });
  return roles[CONTENT].slice(0, 1);
}

/** Tag whoever passed a quote on or was told, at the mention nearest to the quote. */
function showPeople(quote, roles, byId, light) {
  const anchor = roles[CUE][0] ?? roles[SOURCE][0] ?? roles[CONTENT][0];
  for (const [people, note] of [[quote.via, "passed on by"], [quote.toldTo, "told to"]])
    for (const { id } of people) {
      const mark = anchor && findNearest(byId.get(id) ?? [], anchor);
      if (!mark || mark.dataset.note) continue;
      light(mark, "party");
      light(mark, "quiet");
      mark.dataset.note = note;
    }
}

/** Find the last mark before `anchor` in its paragraph, else the first after it there, else the last before it anywhere. */
function findNearest(marks, anchor) {
  const before = marks.filter((mark) => mark.compareDocumentPosition(anchor) & Node.DOCUMENT_POSITION_FOLLOWING);
  const here = marks.filter((mark) => mark.closest(".block") === anchor.closest(".block"));
  return here.findLast((mark) => before.includes(mark)) ?? here[0] ?? before.at(-1);
}

/**
 * Put the label of the reporting words where it covers no tag: above them, or else below; tags that it would still cover
 * are hidden while it is shown. A label that would leave the pane ends with its words.
 */
function placeNote(cue, light) {
  const edge = cue.closest(".pane").getBoundingClientRect().right;
  const boxOf = (element, top) => {
    const [{ left: start, right: end }, ...more] = element.getClientRects();
    const width = (element.dataset.note ?? element.dataset.tag).length * TAG_LETTER + 8;
    const isLate = element.dataset.note && !more.length && start + width > edge;
    if (isLate) light(element, "late");
    const left = isLate ? end - width : start;
    return { left, right: left + width, top, bottom: top + NOTE };
  };
  const over = (element) => boxOf(element, element.getClientRects()[0].top - NOTE);
  const labels = [...cue.closest(".block").querySelectorAll("[data-note], .mark[data-tag]:not(.quiet)")]
    .filter((one) => one !== cue && one.getClientRects().length).map((element) => ({ element, box: over(element) }));
  if (!labels.some(({ box }) => meet(box, over(cue)))) return void light(cue, "over");
  const under = boxOf(cue, cue.getClientRects()[0].bottom);
  for (const { element, box } of labels) if (meet(box, under)) light(element, "quiet");
}

function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Find the innermost quote under a click; a second click selects the quote around it. */
function findQuote(element, selected) {
  const ids = [];
  for (let up = element.closest("[data-quote]"); up; up = up.parentElement?.closest("[data-quote]") ?? null)
    if (!ids.includes(up.dataset.quote)) ids.push(up.dataset.quote);
  return ids[(ids.indexOf(selected) + 1) % (ids.length || 1)] ?? null;
}

function isInSight(element, pane) {
  const box = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  return box.top >= Math.max(0, frame.top) && box.bottom <= Math.min(innerHeight, frame.bottom);
}

/** Make a paragraph; its line breaks are kept as text without width. */
function drawBlock(block, draw) {
  const paragraph = make(block.kind === "headline" ? "h2" : "p", { class: `block ${block.kind}`, "data-part": block.kind });
  /** @type {{index: number, node: HTMLElement}[]} */
  let open = [];
  let length = 0;
  for (const [words, marks = [], quotes = [], part = ""] of block.pieces) {
    length += words.length;
    const keep = open.findIndex(({ index }) => !marks.includes(index));
    if (keep >= 0) open = open.slice(0, keep);
    for (const [quote, role] of quotes) {
      if (role !== CONTENT || draw.byQuote[quote][CONTENT].length) continue;
      const stop = drawStop(draw.data.quotes[quote], draw);
      open.length ? open[0].node.before(stop) : paragraph.append(stop);
    }
    for (const index of marks) {
      if (open.some((one) => one.index === index)) continue;
      const mark = drawMark(index, draw);
      const around = open.at(-1)?.node;
      if (around) markNested(around, mark);
      (around ?? paragraph).append(mark);
      open.push({ index, node: mark });
    }
    (open.at(-1)?.node ?? paragraph).append(drawWords(words, quotes, part, draw));
  }
  paragraph.style.setProperty("--lines", String(Math.ceil(length / LINE)));
  const way = wayOf(paragraph.textContent);
  if (way) paragraph.dir = way;
  if (!block.pieces.length) paragraph.classList.add("bare");
  if (block.gap) paragraph.append(make("span", { class: "gap", text: block.gap }));
  return paragraph;
}

/** Make the place where a quote begins for a keyboard and a screen reader. It has a name and no words: those are the text's. */
function drawStop(quote, { byId, stops }) {
  const node = make("span", { class: "stop", role: "button", tabindex: "-1", "aria-pressed": "false", "data-id": quote.id, "data-quote": quote.id });
  stops.push(node);
  byId.set(quote.id, [node]);
  return node;
}

function nameOf(quote) {
  const who = quote.who.map(({ name }) => brief(name)).join(" and ") || "no source is given";
  return `Quote: ${who}, ${quote.how}${doubtOf(quote).all ? ", unsure" : ""}`;
}

function drawMark(index, { data, byId, stops, fragments }) {
  const mark = data.marks[index];
  const first = !fragments[index].length;
  const node = /** @type {HTMLElement} */ ((mark.family === "reference" ? REFERENCE : MARK).cloneNode()); // faster than making, for thousands
  if (mark.family !== "reference") {
    node.className = `mark ${mark.family} ${mark.use ?? ""}`;
    node.setAttribute("data-id", mark.ids[0]);
    node.setAttribute("data-mark", index);
    node.setAttribute("aria-description", `${mark.tag}: ${mark.label}`);
    if (first) {
      node.setAttribute("data-tag", mark.tag);
      stops.push(node);
    }
  }
  fragments[index].push(node);
  for (const id of mark.ids) byId.has(id) ? byId.get(id).push(node) : byId.set(id, [node]);
  return node;
}

/**
 * Mark words. A button must not contain a button, so a mark around another is a group. If the inner mark starts soon after
 * the outer, there is room for only one tag: the outer shows both.
 */
function markNested(outer, inner) {
  if (outer.getAttribute("role") === "button") {
    outer.setAttribute("role", "group");
    outer.removeAttribute("aria-pressed");
  }
  if (!inner.dataset.tag || !outer.dataset.tag || outer.textContent.length > 14) return;
  outer.dataset.tag = `${outer.dataset.tag} · ${inner.dataset.tag}`;
  delete inner.dataset.tag;
}

function drawWords(words, quotes, part, { data, byQuote }) {
  /** @type {Node} */
  let node = document.createTextNode(words);
  for (const [index, role] of quotes.length < 2 ? quotes : [...quotes].sort((a, b) => b[1] - a[1] || data.quotes[b[0]].lane - data.quotes[a[0]].lane)) {
    const quote = data.quotes[index];
    const content = role === CONTENT;
    const span = make("span", {
      class: content ? `said ${quote.type} lane-${Math.min(quote.lane, 3)} ${doubtOf(quote).all ? "unsure" : ""}` : ROLE_CLASSES[role],
      "data-quote": content ? quote.id : null,
    }, node);
    byQuote[index][role].push(span);
    node = span;
  }
  return part ? make("span", { class: `part ${part}`, "data-part": part }, node) : node;
}
