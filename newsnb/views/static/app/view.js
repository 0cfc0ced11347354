/**
 * All panels of one reading, put together.
 */
import { drawnOf, makeArticle } from "./article.js";
import { makeAudit } from "./audit.js";
import { makeCorrector } from "./correctform.js";
import { makeDesk } from "./desk.js";
import { makeDetails } from "./details.js";
import { make, whenIdle } from "./dom.js";
import { drawLater, makeKept } from "./kept.js";
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
  const search = data.blocks.length > 0 ? makeSearch() : null;
  const masthead = makeMasthead(data, search?.node);
  view.prepend(masthead.node, left);
  const marks = makeMarks(view, [...(data.places.length ? ["map"] : []), ...(orderTimes(data).shown ? ["timeline"] : [])], onHide);
  const desk = makeDesk(first, { send, keep, save }, (next, said) => correct(next, said));
  const corrector = makeCorrector(desk, store, data.places.length ? (call) => {
    if (marks.hidden().includes("map")) marks.toggle("map");
    where.scrollIntoView({ block: "nearest" });
    atlas.pick(call);
  } : null);

  /** @type {import("./quotes.js").Choices} what somebody chose in the table of quotes; it outlives a correction */
  const choices = { filters: {}, sorted: -1, down: false, unsureFirst: false, open: false };
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
    const look = () => those.forEach((panel) => panel.look?.(from)); // measured once, when all is drawn
    if (related.kind !== "nothing") from === "correction" ? whenIdle(look) : look(); // what is corrected is where people look
    if (touched) uncover(touched.closest("tr") ? [touched] : [touched, ...text.article.node.querySelectorAll(".said.now")], text.details.node);
    touched = null;
  };
  const kept = makeKept(life.signal);
  /** Draw text, card and legend. */
  const drawText = () => {
    const drawn = new AbortController(); // until a correction draws them anew
    const article = kept("article", drawnOf(data), (own) => {
      const made = makeArticle(data, store, own);
      made.node.addEventListener("click", ({ target }) => (touched = /** @type {HTMLElement} */ (target)), { capture: true });
      return made;
    });
    article.name(data.quotes);
    const details = makeDetails(data, store, { step: article.step, toMap: () => where.scrollIntoView(), visit: onVisit, linkTo, more: (related) => (related.kind === "time" ? "" : corrector.offer(data, related)) });
    const { keys, toggleKeys, legend } = kept("legend", [drawnOf(data), data.places, data.unplaced, data.times, data.notes, data.doubts], () => {
      const keys = make("p", { class: "keyline", role: "note", text: KEYS });
      const toggleKeys = tellKeys(article.node, keys);
      const help = make("button", { type: "button", class: "tool", "aria-keyshortcuts": "?", title: "Show the keys (?)", text: "Keys", on: { click: toggleKeys } });
      return { keys, toggleKeys, legend: makeLegend(data, [corrector.adder, marks.buttons[0], help], marks.buttons.slice(1)) };
    });
    search?.within(article.node, article.pane);
    corrector.watch(data, article, details.node, drawn.signal);
    /** @type {{show: (related: any, from: string) => void, look?: (from: string) => void}[]} */
    const panels = [details, atlas, article]; // the article last: what it scrolls to depends on the rest
    return { article, details, legend, keys, toggleKeys, panels, drawn };
  };
  /** Draw map list, timeline and tables; `again` after a correction. */
  const drawLists = (again) => {
    const { quotes, places, unplaced, entities, times, published, withheld } = data;
    const spots = kept("places", [places, unplaced], () => {
      const made = makePlaces(data, store);
      made.node.addEventListener("click", ({ target }) => (touched = /** @type {HTMLElement} */ (target).closest("button")), { capture: true });
      return made;
    });
    const said = kept("quotes", [quotes, places.map(({ id, name }) => [id, name]), times, withheld], (own) => makeQuotes(data, store, own, choices));
    const people = kept("people", entities, () => makePeople(data, store));
    const audit = kept("audit", [quotes, data.words, withheld], (own) => (again ? drawLater(() => makeAudit(data, store), own) : makeAudit(data, store)));
    const timeline = kept("timeline", [times, published, quotes.map(({ when }) => when)], (own) => makeTimeline(data, store, own));
    const terms = kept("terms", "", () => makeTerms(data));
    const tables = kept("tables", "", () => {
      const made = makeTabs(["Quotes", "People and groups", "Who gets to speak", "The words"]);
      made.node.addEventListener("click", ({ target }) => (touched = /** @type {HTMLElement} */ (target).closest("tbody tr")), { capture: true });
      return made;
    });
    tables.fill([[said.node, quotes.length], [people.node, entities.length], [audit.node], [terms.node]]);
    const stops = [{ name: "Text", node: text.article.pane }, { name: "Map", node: where }, { name: "When", node: timeline.node }, { name: "Quotes", node: tables.node, open: tables.openFirst }];
    const full = stops.filter(({ node }) => !node.hidden && (node !== where || places.length));
    return { places: spots, tables, timeline, sections: makeSections(full, text.drawn.signal), panels: [spots, said, people, audit, timeline] };
  };
  const foot = make("div", { class: "below" });
  const room = make("div", { class: "sections" }); // until the bar of a phone is drawn, so that the text does not move then
  /** Put what was drawn in its place; the map stays in its own, because a frame that is moved loads again. */
  const showText = () => {
    const old = text;
    text = drawText();
    const parts = ({ legend, article, keys, details }) => [legend.node, article.pane, keys, details.node];
    old ? swap(parts(old), parts(text)) : left.append(...parts(text));
    masthead.show(data, makeMenu(data, save, atlas.takePicture));
    foot.replaceChildren(...makeFoot(data, desk.count), corrector.bar());
  };
  const showLists = () => {
    const old = lists;
    lists = drawLists(old !== null);
    const parts = ({ places, timeline, sections }) => [places.node, timeline.node, sections];
    if (old) return swap(parts(old), parts(lists));
    where.append(lists.places.node);
    right.append(lists.tables.node);
    right.before(lists.timeline.node);
    room.replaceWith(lists.sections);
  };
  /** Show other data: what follows from a correction. */
  const correct = (next, said) => {
    corrector.say(said);
    if (next === data) return foot.lastChild?.replaceWith(corrector.bar());
    const old = text.article;
    const [scrolled, inCard] = [old.pane.scrollTop, text.details.node.contains(document.activeElement)];
    text.drawn.abort();
    data = next;
    known = index(data);
    atlas.update(data);
    showText();
    if (lists) showLists();
    if (store.value !== null && !known.has(store.value)) store.set(null, "correction");
    else redraw(store.value, "correction");
    if (text.article !== old) text.article.pane.scrollTop = scrolled;
    if (inCard) /** @type {HTMLElement|null} */ (view.querySelector(".fix, .corrected button:enabled"))?.focus();
  };

  masthead.node.after(room);
  view.append(foot);
  showText();
  /** @type {HTMLElement|null} where the keyboard was when the card opened */
  let origin = null;
  store.watch((id, from) => {
    const focused = /** @type {HTMLElement|null} */ (document.activeElement);
    const inCard = text.details.node.contains(focused);
    const tab = /** @type {HTMLElement|null} */ (focused?.closest(".tables")?.querySelector("[role=tab][aria-selected=true]"));
    if (!inCard && id !== null) origin = view.contains(focused) ? focused : null;
    redraw(id, from);
    if (tab && !focused?.getClientRects().length) keepFocus([tab]); // as when what offers all quotes is no longer needed
    if (inCard && from !== "correction") keepFocus(id === null ? [origin, text.article.node.querySelector("[tabindex='0']")] : [text.details.node.querySelector("h2")]);
  });
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

/** Make the head of a view; `show` fills in what a correction may change. */
function makeMasthead({ title, outlet, day }, search) {
  const about = [outlet, day].filter(Boolean).join(" · ");
  const node = make("header", { class: "masthead" }, make("h1", { text: title || "An article" }), about && make("p", { class: "about", text: about }), search);
  let shown = [];
  return {
    node,
    show({ quotes, places, entities }, menu) {
      const counts = [[quotes.length, "quote", "quotes"], [places.length, "place", "places"], [entities.length, "person or group", "people and groups"]];
      for (const old of shown) old.remove();
      shown = [make("p", { class: "counts" }, ...counts.map(([count, one, many]) => make("span", {}, make("b", { text: count }), ` ${count === 1 ? one : many}`))), menu];
      node.append(...shown);
    },
  };
}

/** Focus the first of some elements that can be: what had the focus was drawn anew, and the keyboard would begin at the top. */
function keepFocus(elements) {
  for (const element of elements) {
    if (element?.tagName === "H2") element.tabIndex = -1;
    element?.focus({ preventScroll: true });
    if (element && document.activeElement === element) return;
  }
}

/** Replace nodes that are not the same. */
function swap(before, after) {
  before.forEach((node, i) => node === after[i] || node.replaceWith(after[i]));
}

/**
 * Make tabs for panes that share the same area.
 * @param {string[]} names
 */
function makeTabs(names) {
  const pane = make("div", { class: "pane tabpanel", role: "tabpanel", tabindex: "-1" });
  const counts = names.map(() => make("span", { class: "count" }));
  const tabs = names.map((name, i) => make("button", { type: "button", role: "tab", tabindex: "-1", on: { click: () => open(i) } }, name, " ", counts[i]));
  const bar = make("div", { class: "tabs", role: "tablist", "aria-label": "Tables" }, ...tabs);
  const settle = rove(bar, () => tabs);
  const scrolled = names.map(() => 0);
  /** @type {HTMLElement[]} */
  let nodes = [];
  let now = 0;
  const open = (wanted) => {
    scrolled[now] = pane.scrollTop;
    turnTo(wanted);
    pane.scrollTop = scrolled[now];
  };
  const turnTo = (wanted) => {
    now = wanted;
    nodes.forEach((node, i) => (node.hidden = i !== now));
    tabs.forEach((tab, i) => tab.setAttribute("aria-selected", String(i === now)));
    settle(tabs[now]);
    pane.setAttribute("aria-label", names[now]);
  };
  return {
    node: make("section", { class: "tables", "aria-label": "Who" }, bar, pane),
    openFirst: () => open(0),
    /** @param {[HTMLElement, (number|"")?][]} panes with their counts, in the order of the names */
    fill(panes) {
      const old = nodes;
      nodes = panes.map(([node]) => node);
      old.length ? swap(old, nodes) : pane.append(...nodes);
      panes.forEach(([node, count = ""], i) => {
        node.dataset.title = names[i]; // on paper, where there are no tabs
        counts[i].textContent = String(count);
        counts[i].hidden = count === "";
      });
      turnTo(now);
    },
  };
}
