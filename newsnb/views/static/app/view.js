/**
 * All panels of one reading, put together.
 */
import { makeArticle } from "./article.js";
import { makeAudit } from "./audit.js";
import { makeCorrector } from "./correctform.js";
import { makeDesk } from "./desk.js";
import { makeDetails } from "./details.js";
import { make } from "./dom.js";
import { rove, tellKeys } from "./keys.js";
import { makeLegend } from "./legend.js";
import { makeMap } from "./mapframe.js";
import { makeMarks } from "./marks.js";
import { makePeople } from "./people.js";
import { makePlaces } from "./places.js";
import { makeQuotes } from "./quotes.js";
import { index, relate, standFor } from "./relations.js";
import { makeSearch } from "./search.js";
import { makeSections } from "./sections.js";
import { makeStore } from "./store.js";
import { makeMenu } from "./takeaway.js";
import { explainIn, HOW_MEASURED, makeTerms, term } from "./terms.js";
import { makeTimeline, orderTimes } from "./timeline.js";

const KEYS = "Arrow keys: from name to name and quote to quote. Enter: choose. n and p: next and previous mention. Escape: clear. m: hide or show the marks. c: correct what is chosen. a: add what was missed. ?: show or hide these keys.";
const PATIENCE = 400; // milliseconds that lists and tables wait for the map

/**
 * Show a reading in `element`.
 * @param {HTMLElement} element
 * @param {{data: any, map: string}} reading
 * @param {{onSelect?: (id: string|null, from: string) => void, onVisit?: (event: Event, where: any) => void,
 *   onReady?: () => void, onHide?: (hidden: string[]) => void, linkTo?: (quote: any) => string,
 *   save?: (kind: string, name: string, text: string) => void, send?: (message: any) => void, keep?: (kept: any, unsaved: boolean) => void}} [host]
 *   `onReady` is called when the lists and tables are there too; `save` makes a file; `send` tells the kernel, if there is
 *   one, what people correct; `keep` stores it in the page
 */
export function mount(element, { data: first, map }, { onSelect = () => {}, onVisit = () => {}, onReady = () => {}, onHide = () => {}, linkTo = () => "", save = () => {}, send = () => {}, keep = () => {} } = {}) {
  let data = first;
  let known = index(data);
  const store = makeStore((id) => known.has(id));
  const life = new AbortController();
  const left = make("div", { class: "left" });
  const view = element.querySelector("main") ?? element.appendChild(make("main", { class: "newsnb" }, make("div", { class: "right" }, make("section", { class: "where" }))));
  const where = /** @type {HTMLElement} */ (view.querySelector(".where"));
  const right = /** @type {HTMLElement} */ (where.parentNode);
  where.setAttribute("aria-label", "Where");
  where.classList.toggle("nowhere", !data.places.length);
  const atlas = makeMap(where, data, map, store, life.signal); // it begins to load while the rest is made
  view.prepend(left);
  const marks = makeMarks(view, [...(data.places.length ? ["map"] : []), ...(orderTimes(data).shown ? ["timeline"] : [])], onHide);
  const desk = makeDesk(first, { send, keep, save }, (next, said) => correct(next, said));
  const corrector = makeCorrector(desk, store, data.places.length ? (call) => {
    if (marks.hidden().includes("map")) marks.toggle("map");
    where.scrollIntoView({ block: "nearest" });
    atlas.pick(call);
  } : null);

  /** @type {ReturnType<typeof drawText>} */
  let text;
  /** @type {ReturnType<typeof drawLists>|null} */
  let lists = null;
  let latest = "start";
  /** @type {HTMLElement|null} what was touched in the text or a table, which the card on a phone must not hide */
  let touched = null;
  /** @type {(id: string|null, from: string, those?: {show: (related: any, from: string) => void, look?: (from: string) => void}[]) => void} */
  const redraw = (id, from, those = [...(lists?.panels ?? []), ...text.panels]) => {
    latest = from;
    const related = relate(data, known, id);
    left.classList.toggle("chosen", related.kind !== "nothing");
    if (related.kind !== "nothing" && matchMedia("(min-width: 820px)").matches) text.legend.fold(false); // on a phone it would move the text
    for (const panel of those) panel.show(related, from);
    if (related.kind !== "nothing") for (const panel of those) panel.look?.(from); // measured once, when all is drawn
    if (touched) uncover(touched.closest("tr") ? [touched] : [touched, ...text.article.node.querySelectorAll(".said.now")], text.details.node);
    touched = null;
  };
  /** Draw text, card and legend. */
  const drawText = () => {
    const drawn = new AbortController(); // until a correction draws all of it anew
    const article = makeArticle(data, store, drawn.signal);
    const details = makeDetails(data, store, { step: article.step, toMap: () => where.scrollIntoView(), visit: onVisit, linkTo, more: (related) => (related.kind === "time" ? "" : corrector.offer(data, related)) });
    const keys = make("p", { class: "keyline", role: "note", text: KEYS });
    const toggleKeys = tellKeys(article.node, keys);
    const help = make("button", { type: "button", class: "tool", "aria-keyshortcuts": "?", title: "Show the keys (?)", text: "Keys", on: { click: toggleKeys } });
    const legend = makeLegend(data, [corrector.adder, marks.buttons[0], help], marks.buttons.slice(1));
    const masthead = makeMasthead(data, data.blocks.length > 0 && makeSearch(article.node, article.pane), makeMenu(data, save, atlas.takePicture));
    article.node.addEventListener("click", ({ target }) => (touched = /** @type {HTMLElement} */ (target)), { capture: true });
    corrector.watch(data, article, details.node, drawn.signal);
    /** @type {{show: (related: any, from: string) => void, look?: (from: string) => void}[]} */
    const panels = [details, atlas, article]; // the article last: what it scrolls to depends on the rest
    return { article, details, legend, masthead, keys, toggleKeys, panels, drawn };
  };
  const drawLists = () => {
    const drawn = text.drawn.signal;
    const [places, quotes, people, audit, timeline] = [makePlaces(data, store), makeQuotes(data, store, drawn), makePeople(data, store), makeAudit(data, store), makeTimeline(data, store, drawn)];
    const tables = makeTabs([["Quotes", data.quotes.length, quotes.node], ["People and groups", data.entities.length, people.node], ["Who gets to speak", "", audit.node], ["The words", "", makeTerms(data).node]]);
    tables.node.addEventListener("click", ({ target }) => (touched = /** @type {HTMLElement} */ (target).closest("tbody tr")), { capture: true });
    const stops = [{ name: "Text", node: text.article.pane }, { name: "Map", node: where }, { name: "When", node: timeline.node }, { name: "Quotes", node: tables.node, open: tables.openFirst }];
    const full = stops.filter(({ node }) => !node.hidden && (node !== where || data.places.length));
    return { places, tables, timeline, sections: makeSections(full, drawn), panels: [places, quotes, people, audit, timeline] };
  };
  const foot = make("div", { class: "below" });
  /** Put what was drawn in its place; the map stays in its own, because a frame that is moved loads again. */
  const showText = () => {
    const old = text?.masthead;
    text = drawText();
    left.replaceChildren(text.legend.node, text.article.pane, text.keys, text.details.node);
    old ? old.replaceWith(text.masthead) : view.prepend(text.masthead);
    foot.replaceChildren(...makeFoot(data, desk.count), corrector.bar());
  };
  const showLists = () => {
    const old = lists;
    lists = drawLists();
    if (!old) {
      where.append(lists.places.node);
      right.append(lists.tables.node);
      right.before(lists.timeline.node);
      text.masthead.after(lists.sections);
      return;
    }
    old.places.node.replaceWith(lists.places.node);
    old.tables.node.replaceWith(lists.tables.node);
    old.timeline.node.replaceWith(lists.timeline.node);
    old.sections.replaceWith(lists.sections);
    lists.tables.turnTo(old.tables.now());
  };
  /** Show other data: what follows from a correction. */
  const correct = (next, said) => {
    corrector.say(said);
    if (next === data) return foot.lastChild?.replaceWith(corrector.bar());
    const [scrolled, inCard] = [text.article.pane.scrollTop, text.details.node.contains(document.activeElement)];
    text.drawn.abort();
    data = next;
    known = index(data);
    atlas.update(data);
    showText();
    if (lists) showLists();
    if (store.value !== null && !known.has(store.value)) store.set(null, "correction");
    else redraw(store.value, "article");
    text.article.pane.scrollTop = scrolled;
    if (inCard) /** @type {HTMLElement|null} */ (view.querySelector(".fix, .corrected button:enabled"))?.focus();
  };

  view.append(foot);
  showText();
  store.watch((id, from) => redraw(id, from));
  store.watch(onSelect);
  redraw(null, "start");
  drawAfterMap(atlas, life.signal, () => {
    showLists();
    redraw(store.value, latest, lists?.panels);
    onReady();
  });
  explainIn(view, data);
  view.addEventListener("keydown", (event) => {
    const typing = /** @type {HTMLElement} */ (event.target).matches("input, select, textarea");
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || typing);
    const step = plain ? ({ n: 1, p: -1 }[event.key] ?? 0) : 0;
    if (step && store.value !== null) text.article.step(step);
    if (plain && event.key === "m") marks.toggle("marks");
    if (plain && event.key === "?") text.toggleKeys();
    if (plain && event.key === "c") {
      event.preventDefault(); // or a list would take the letter for a choice
      const fix = /** @type {HTMLElement|null} */ (view.querySelector(".fix"));
      fix?.getAttribute("aria-expanded") === "true" ? fix.focus() : fix?.click();
    }
    if (plain && event.key === "a") {
      event.preventDefault(); // the letter would go into the form
      corrector.openAdder();
    }
    if (!typing && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      event.shiftKey ? desk.redo() : desk.undo();
    }
    if (event.key === "Escape" && store.value !== null) {
      event.stopPropagation();
      event.preventDefault();
      store.set(null);
    }
  });
  return {
    node: view,
    select(id, from = "host") {
      const found = standFor(data, id);
      store.set(found.id, from);
      if (found.at >= 0) text.article.goTo(found.at);
    },
    destroy() {
      text.drawn.abort();
      life.abort();
      globalThis.CSS?.highlights?.clear();
      view.remove();
    },
    get selection() { return store.value; },
    setTheme: atlas.setTheme,
    hear: desk.hear,
    hide: marks.set,
    hidden: marks.hidden,
  };
}

/** Make the lines below everything: how often newsnb is right, and how much people corrected. */
function makeFoot(data, count) {
  const words = count ? `${data.honesty.replace(/ Corrected by people: \d+\.$/, "")} Corrected by people: ${count}.` : data.honesty;
  return [make("p", { class: "honesty" }, make("span", { title: words, text: words }), " ", data.by && term(HOW_MEASURED))];
}

/** Scroll the page on a phone so that the card does not cover what was touched, or the quote around it. */
function uncover(touched, card, again = 2) {
  if (getComputedStyle(card).position !== "sticky" || !again) return;
  const boxes = touched.map((one) => one.getBoundingClientRect());
  const over = Math.max(...boxes.map(({ bottom }) => bottom)) + 16 - card.getBoundingClientRect().top;
  const room = Math.min(...boxes.map(({ top }) => top)) - 24; // its beginning stays in sight
  if (over > 0 && room > 0) scrollBy({ top: Math.min(over, room), behavior: "instant" }); // a smooth one ends where the page is laid out anew
  setTimeout(() => uncover(touched, card, again - 1), 150); // rows that were never in sight have a height that is a guess
}

/** Make the panels below the text after the map is painted, because it loads in the same process; but not too late, and before printing. */
function drawAfterMap(atlas, life, makeThem) {
  let made = false;
  const go = () => {
    if (made || life.aborted) return;
    made = true;
    makeThem();
  };
  atlas.whenDrawn(go);
  setTimeout(go, PATIENCE);
  addEventListener("beforeprint", go, { signal: life });
}

function makeMasthead(data, search, menu) {
  const about = [data.outlet, data.date].filter(Boolean).join(" · ");
  const counts = [[data.quotes.length, "quote", "quotes"], [data.places.length, "place", "places"], [data.entities.length, "person or group", "people and groups"]];
  return make("header", { class: "masthead" },
    make("h1", { text: data.title || "An article" }),
    about && make("p", { class: "about", text: about }),
    search,
    make("p", { class: "counts" }, ...counts.map(([count, one, many]) => make("span", {}, make("b", { text: count }), ` ${count === 1 ? one : many}`))),
    menu);
}

/** Make tabs for panes that share the same area. */
function makeTabs(panes) {
  const pane = make("div", { class: "pane tabpanel", role: "tabpanel", tabindex: "-1" });
  const tabs = panes.map(([name, count, node]) => make("button", {
    type: "button", role: "tab", tabindex: "-1", on: { click: () => open(node) },
  }, name, " ", count !== "" && make("span", { class: "count", text: count })));
  const bar = make("div", { class: "tabs", role: "tablist", "aria-label": "Tables" }, ...tabs);
  const settle = rove(bar, () => tabs);
  const scrolled = new Map();
  const open = (wanted) => {
    for (const [, , node] of panes) if (!node.hidden) scrolled.set(node, pane.scrollTop);
    panes.forEach((one, i) => turn(one, i, wanted));
    pane.scrollTop = scrolled.get(wanted) ?? 0;
  };
  const turn = ([name, , node], i, wanted) => {
    node.hidden = node !== wanted;
    tabs[i].setAttribute("aria-selected", String(node === wanted));
    if (node === wanted) {
      settle(tabs[i]);
      pane.setAttribute("aria-label", name);
    }
  };
  for (const [name, , node] of panes) node.dataset.title = name; // on paper, where there are no tabs
  pane.append(...panes.map(([, , node]) => node));
  open(panes[0][2]);
  return {
    node: make("section", { class: "tables", "aria-label": "Who" }, bar, pane), openFirst: () => open(panes[0][2]),
    now: () => ({ tab: panes.findIndex(([, , node]) => !node.hidden), top: pane.scrollTop }),
    turnTo({ tab, top }) {
      if (tab) open(panes[tab][2]); // both lay out first, which takes long
      if (top) pane.scrollTop = top;
    },
  };
}
