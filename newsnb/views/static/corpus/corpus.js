/** The view of a corpus: one choice, from which map, timeline and lists are drawn; shared with Python where there is a kernel. */
import { make } from "../app/dom.js";
import { decodeShapes, makeLand } from "../map/land.js";
import { unfold, fit, countPlaces } from "./columns.js";
import { barsOf, countBars, dateOf } from "./days.js";
import { makeSpots } from "./spots.js";
import { listArticles, listSpeakers, listPlaces, listOutlets, counted } from "./lists.js";
import { drawOpened } from "./opened.js";
import { viewOf } from "./views.js";

const LISTS = ["Articles", "Speakers", "Places", "Outlets"];
const SOON = 120; // milliseconds after the last letter of a search

/**
 * @param {{key: string, data: any, loader: string, outlines: Object<string, string>}} given `loader` is the script that unpacks a view
 */
export function start({ key, data: given, loader, outlines }) {
  const data = unfold(given);
  const parts = build(data, choose);
  /** @type {import("./columns.js").Choice} */
  let choice = {};
  let list = LISTS[0];
  const map = makeMap(parts.map, outlines, data.places);
  const spots = makeSpots(data.places, (box) => choose({ box }), (words) => (parts.tip.textContent = words)).addTo(map);
  const bars = barsOf(data.articles.date);
  const all = countBars(bars, data.articles.date);
  const draw = drawTimeline(parts.timeline, bars, all, data, choose);
  let live = {};

  function choose(change, from = "here") {
    choice = Object.fromEntries(Object.entries({ ...choice, ...change }).filter(([, value]) => value !== undefined && value !== ""));
    redraw(change);
    if (from === "here") parent.postMessage({ newsnb: key, say: "select", id: Object.keys(choice).length ? JSON.stringify(choice) : "" }, "*");
  }

  function redraw(change) {
    const narrows = Object.keys(change).some((name) => name !== "article");
    if (narrows || !live.fitted) {
      live = { fitted: fit(data, choice) };
      live.places = countPlaces(data, live.fitted.articles);
      spots.count(live.places);
      draw(countBars(bars, data.articles.date, live.fitted.articles), choice);
      parts.tell(live.fitted, choice);
      showList();
    }
    if ("article" in change) open();
  }

  function showList() {
    const drawn = { Articles: listArticles, Speakers: listSpeakers, Outlets: listOutlets }[list];
    drawn ? drawn(parts.pane, data, live.fitted, choice, choose) : listPlaces(parts.pane, data, live.places, choice, choose);
    for (const tab of parts.tabs) {
      tab.setAttribute("aria-selected", `${tab.textContent === list}`);
      tab.tabIndex = tab.textContent === list ? 0 : -1;
    }
    parts.pane.setAttribute("aria-label", list);
  }

  function open() {
    const row = data.articles.id.indexOf(choice.article);
    const view = viewOf(row, loader);
    parts.opened.replaceChildren(...(row < 0 ? [] : [drawOpened(data, row, view, () => choose({ article: undefined }))]));
    parts.view.classList.toggle("has-opened", row >= 0);
    if (row >= 0) /** @type {HTMLElement} */ (parts.opened.querySelector(".back")).focus();
    else map.invalidateSize();
  }

  parts.onList((name) => {
    list = name;
    showList();
  });
  addEventListener("message", ({ source, data: said }) => {
    if (source !== parent || said?.newsnb !== key) return;
    if (said.say === "theme") {
      if (said.theme) document.documentElement.dataset.theme = said.theme;
      spots.draw();
    }
    const hint = parts.opened.querySelector(".hint");
    if (said.say === "below" && hint) hint.textContent = "Its own view stands below.";
    if (said.say !== "select") return;
    const asked = read(said.id);
    if (JSON.stringify(asked) === JSON.stringify(choice)) return;
    const gone = Object.fromEntries(Object.keys(choice).map((name) => [name, undefined]));
    choose({ ...gone, article: undefined, ...asked }, "there");
  });
  choose({ words: undefined }, "start");
  if (parent !== window) parent.postMessage({ newsnb: key, say: "hello" }, "*");
  document.documentElement.classList.add("ready");
}

function read(id) {
  try {
    return id ? JSON.parse(id) : {};
  } catch {
    return {}; // of another version
  }
}

function makeMap(where, outlines, places) {
  const map = L.map(where, { attributionControl: false, maxZoom: 12, zoomSnap: 0.5, maxBounds: [[-85, -220], [85, 220]] });
  map.setView([25, 10], 1);
  makeLand(decodeShapes(outlines)).addTo(map);
  const [south, north] = middleOf(places.lat);
  const [west, east] = middleOf(places.lon);
  map.fitBounds([[south, west], [north, east]], { padding: [30, 30], maxZoom: 7 });
  return map;
}

/** Return the bounds of nearly all of some numbers, so that one place far away does not make the map small. */
function middleOf(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(0.02), at(0.98)];
}

function drawTimeline(where, bars, all, data, choose) {
  const most = Math.max(1, ...all);
  const tall = (count) => `${count ? Math.max(2, (100 * count) / most) : 0}%`;
  let picked = {};
  const buttons = bars.map(({ from, to, name }, at) => make("button", { type: "button", on: { click: () => choose(picked.from === from ? { from: undefined, to: undefined } : { from, to }) } },
    make("i", { class: "all", style: `height:${tall(all[at])}` }), make("i", { class: "now" }), make("span", { class: "hidden", text: name })));
  const names = bars.length > 30 && bars.some(({ brief }) => /^\d+$/.test(brief)) && bars.some(({ brief }) => !/^\d+$/.test(brief)) ? "years" : "all";
  const every = Math.ceil(bars.length / 10);
  const ticks = bars.map(({ brief }, at) => make("span", { text: names === "all" ? (at % every ? "" : brief) : /^\d+$/.test(brief) ? brief : "" }));
  const undated = data.articles.date.filter((day) => day === null).length;
  where.replaceChildren(make("h2", { text: "When" }), bars.length ? make("div", { class: "bars" }, ...buttons) : make("p", { class: "empty", text: "No article has a date." }),
    make("div", { class: "ticks", "aria-hidden": "true" }, ...ticks), make("p", { class: "hint", text: undated && bars.length ? `${counted(undated, "article")} without a date` : "" }));
  return (counts, choice) => {
    picked = choice;
    buttons.forEach((button, at) => {
      button.children[1].style.height = tall(counts[at]);
      button.title = `${bars[at].name}: ${counts[at]} of ${counted(all[at], "article")}`;
      button.setAttribute("aria-pressed", `${choice.from === bars[at].from && choice.to === bars[at].to}`);
    });
  };
}

/** Make the page, and return its parts. */
function build(data, choose) {
  const label = (value) => data.labels[value] ?? value;
  const select = (name, words, values) => make("label", {}, make("span", { text: words }),
    make("select", { name, on: { change: ({ target }) => choose({ [name]: target.value || undefined }) } }, make("option", { value: "", text: "all" }),
      ...values.map((value) => make("option", { value, text: label(value) }))));
  let timer = 0;
  const search = make("input", { type: "search", placeholder: "Search titles, speakers, quotes", "aria-label": "Search titles, speakers and quotes",
    on: { input: () => { clearTimeout(timer); timer = setTimeout(() => choose({ words: /** @type {HTMLInputElement} */ (search).value || undefined }), SOON); } } });
  const filters = make("div", { class: "filters" }, ...[["outlet", "Outlet", data.outlets], ["role", "Role", data.roles], ["naming", "Named", data.namings], ["type", "Quoted", data.types]]
    .filter(([, , values]) => values.length).map(([name, words, values]) => select(name, words, values)), search);
  const chips = make("p", { class: "chips", "aria-live": "polite" });
  const [map, tip, timeline, pane, opened] = [make("div", { class: "atlas" }), make("p", { class: "tip", "aria-hidden": "true" }), make("section", { class: "when" }),
    make("div", { class: "pane", role: "tabpanel", tabindex: "0" }), make("div", { class: "opened-in" })];
  const tabs = LISTS.map((name) => make("button", { role: "tab", type: "button", text: name }));
  const head = make("header", { class: "masthead" }, make("h1", { text: data.title }), chips);
  const view = make("main", { class: "corpus" }, head, filters, make("div", { class: "sides" },
    make("div", { class: "leftside" }, make("section", { class: "where", "aria-label": "Map of the places that articles name" }, map, tip), timeline),
    make("div", { class: "rightside" }, make("div", { class: "tabs", role: "tablist", "aria-label": "Lists" }, ...tabs), pane)), opened);
  /** @type {HTMLElement} */ (document.getElementById("newsnb")).replaceChildren(view);
  const tell = (fitted, choice) => {
    for (const field of filters.querySelectorAll("select")) field.value = choice[field.name] ?? "";
    if (document.activeElement !== search) /** @type {HTMLInputElement} */ (search).value = choice.words ?? "";
    const drop = (words, ...names) => make("button", { type: "button", class: "chip", "aria-label": `Take back: ${words}`, text: `${words} ×`, on: { click: () => choose(Object.fromEntries(names.map((name) => [name, undefined]))) } });
    const { from, to, box, speaker, words } = choice;
    const places = box ? data.places.name.filter((_, at) => data.places.lat[at] >= box[0] && data.places.lat[at] <= box[2] && data.places.lon[at] >= box[1] && data.places.lon[at] <= box[3]) : [];
    chips.replaceChildren(...[
      `${fitted.articleCount.toLocaleString("en")} of ${counted(data.size, "article")} · ${fitted.quoteCount.toLocaleString("en")} of ${counted(data.quotes.article.length, "quote")} `,
      from !== undefined && drop(from === to ? dateOf(from) : `${dateOf(from)} to ${dateOf(to)}`, "from", "to"),
      box && drop(`names ${places[0] ?? "a place"}${places.length > 1 ? ` or ${places.length - 1} near it` : ""}`, "box"),
      speaker && drop(speaker, "speaker"), words && drop(`“${words}”`, "words"),
      ...["outlet", "role", "naming", "type"].map((name) => choice[name] && drop(label(choice[name]), name)),
    ].filter(Boolean));
  };
  const onList = (show) => tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => show(LISTS[at]));
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      next.focus();
      next.click();
    });
  });
  return { view, map, tip, timeline, pane, opened, tabs, tell, onList };
}
