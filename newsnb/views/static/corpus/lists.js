/** The lists of a corpus: articles, speakers, places and outlets. Each redraws from what fits; what is picked goes to `choose`. */
import { make } from "../app/dom.js";
import { countQuotes, wilson } from "./columns.js";
import { dateOf } from "./days.js";

/** Format a count, with its thousands apart. */
export function counted(count, one) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : `${one}s`}`;
}

const SHOWN = 100; // rows; more are a click away

/**
 * Fill a list with its first rows, and a button for more.
 * @param {HTMLElement} pane
 * @param {any[]} rows
 * @param {(row: any) => HTMLElement} draw
 * @param {{head?: HTMLElement, empty: string}} about
 */
function fill(pane, rows, draw, { head, empty }) {
  const list = make("div", { class: "rows" });
  const show = (from) => {
    list.append(...rows.slice(from, from + SHOWN).map(draw));
    if (rows.length <= from + SHOWN) return;
    const more = make("button", { class: "more", type: "button", text: `Show ${Math.min(SHOWN, rows.length - from - SHOWN)} more of ${rows.length.toLocaleString("en")}`,
      on: { click: () => (more.remove(), show(from + SHOWN)) } });
    list.append(more);
  };
  show(0);
  pane.replaceChildren(...(head ? [head] : []), ...(rows.length ? [list] : [make("p", { class: "empty", text: empty })]));
  pane.scrollTop = 0;
}

/** Articles, in the order of the corpus. */
export function listArticles(pane, data, fitted, choice, choose) {
  const quotes = new Int32Array(data.size);
  const { article } = data.quotes;
  for (let row = 0; row < article.length; row++) quotes[article[row]] += fitted.quotes[row];
  const rows = [];
  for (let row = 0; row < data.size; row++) if (fitted.articles[row]) rows.push(row);
  fill(pane, rows, (row) => drawArticle(data, row, quotes[row], choice, choose), { empty: "No article fits. Take a choice back above." });
}

function drawArticle(data, row, quotes, choice, choose) {
  const { id, title, outlet, date } = data.articles;
  const about = [data.outlets[outlet[row]], date[row] === null ? null : dateOf(date[row]), counted(quotes, "quote")].filter(Boolean).join(" · ");
  return make("button", { class: "row article", type: "button", "aria-pressed": `${choice.article === id[row]}`, on: { click: () => choose({ article: id[row] }) } },
    make("b", { text: title[row] || id[row] }), make("small", { text: about }));
}

/** Speakers by role and naming, then one by one. */
export function listSpeakers(pane, data, fitted, choice, choose) {
  const counts = countQuotes(data, "speaker", fitted.quotes);
  const rows = data.speakers.map((name, at) => ({ name, count: counts[at] })).filter(({ count }) => count);
  rows.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  const head = make("div", {}, drawKinds(data, fitted, choice, choose),
    make("h3", { text: `Named speakers (${rows.length.toLocaleString("en")})` }),
    make("p", { class: "hint", text: "Under one name, as printed in full; two people of one name are not told apart here." }));
  fill(pane, rows, ({ name, count }) => make("button", { class: "row counted", type: "button", "aria-pressed": `${choice.speaker === name}`,
    on: { click: () => choose({ speaker: choice.speaker === name ? undefined : name }) } },
    make("b", { text: name }), make("small", { text: counted(count, "quote") })), { head, empty: "No named speaker fits." });
}

function drawKinds(data, fitted, choice, choose) {
  const none = data.roles.length;
  const table = [...data.roles, null].map((_, role) => ({ role, cells: new Int32Array(data.namings.length), all: 0 }));
  let all = 0;
  for (let row = 0; row < fitted.quotes.length; row++) {
    if (!fitted.quotes[row]) continue;
    const role = data.quotes.role[row] < 0 ? none : data.quotes.role[row];
    all++;
    table[role].all++;
    if (data.quotes.naming[row] >= 0) table[role].cells[data.quotes.naming[row]]++;
  }
  const rows = table.filter((one) => one.all).sort((a, b) => b.all - a.all);
  const pick = (name, value, words) => make("button", { type: "button", "aria-pressed": `${choice[name] === value}`, text: words,
    on: { click: () => choose({ [name]: choice[name] === value ? undefined : value }) } });
  const head = make("tr", {}, make("th", { scope: "col", text: "role" }), make("th", { scope: "col", text: "quotes" }),
    ...data.namings.map((name) => make("th", { scope: "col" }, pick("naming", name, data.labels[name] ?? name))));
  const body = rows.map(({ role, cells, all: of }) => make("tr", {},
    make("th", { scope: "row" }, role === none ? "no role" : pick("role", data.roles[role], data.labels[data.roles[role]] ?? data.roles[role])),
    make("td", { text: of.toLocaleString("en") }), ...[...cells].map((count) => make("td", { text: count ? count.toLocaleString("en") : "" }))));
  return make("div", { class: "kinds" }, make("h3", { text: `Who speaks, in ${all.toLocaleString("en")} quotes` }),
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
}

/** Places by how many of the articles that fit name them. */
export function listPlaces(pane, data, counts, choice, choose) {
  const { name, country, lat, lon } = data.places;
  const rows = [];
  for (let at = 0; at < counts.length; at++) if (counts[at]) rows.push(at);
  rows.sort((a, b) => counts[b] - counts[a]);
  fill(pane, rows, (at) => {
    const box = [lat[at], lon[at], lat[at], lon[at]];
    const isPicked = `${choice.box}` === `${box}`;
    return make("button", { class: "row counted", type: "button", "aria-pressed": `${isPicked}`, on: { click: () => choose({ box: isPicked ? undefined : box }) } },
      make("b", { text: name[at] }), make("small", { text: `${country[at] ? `${data.countries[country[at]] ?? country[at]} · ` : ""}${counted(counts[at], "article")}` }));
  }, { empty: "No place fits." });
}

/** Outlets by name, never by rank: how many of their quotes fit, with the interval of that share. */
export function listOutlets(pane, data, fitted, choice, choose) {
  const size = data.outlets.length + 1;
  const [articles, of, quotes] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const at = (article) => (data.articles.outlet[article] < 0 ? size - 1 : data.articles.outlet[article]);
  for (let row = 0; row < data.size; row++) articles[at(row)] += fitted.articles[row];
  const [ofEach, each] = [new Int32Array(data.size), new Int32Array(data.size)];
  const { article } = data.quotes;
  for (let row = 0; row < article.length; row++) {
    ofEach[article[row]] += fitted.within[row];
    each[article[row]] += fitted.quotes[row];
  }
  for (let row = 0; row < data.size; row++) {
    of[at(row)] += ofEach[row];
    quotes[at(row)] += each[row];
  }
  const spread = new Float64Array(size);
  for (let row = 0; row < data.size; row++) spread[at(row)] += (each[row] - (quotes[at(row)] / (of[at(row)] || 1)) * ofEach[row]) ** 2;
  const isAsked = ["role", "naming", "type", "speaker", "words"].some((name) => choice[name]);
  const rows = [...articles.keys()].filter((one) => articles[one] || of[one]);
  const names = (one) => data.outlets[one] ?? "no outlet";
  rows.sort((a, b) => names(a).localeCompare(names(b)));
  const head = make("p", { class: "hint", text: isAsked
    ? "Of the quotes of each outlet, those that fit what you chose. The bar is where the true share lies in 95 of 100 samples of such articles; where bars overlap, outlets may not differ at all. They stand in the order of their names."
    : "Choose a role, a way of naming, a type, a speaker or words, to see their share in each outlet, with its interval." });
  const draw = (one) => {
    const [low, high] = wilson(quotes[one], of[one], spread[one]);
    const percent = (share) => `${Math.round(100 * share)}`;
    const words = isAsked ? `${quotes[one].toLocaleString("en")} of ${of[one].toLocaleString("en")} quotes` : counted(of[one], "quote");
    return make("button", { class: "row outlet", type: "button", "aria-pressed": `${choice.outlet !== undefined && choice.outlet === data.outlets[one]}`, disabled: one === size - 1,
      on: { click: () => choose({ outlet: choice.outlet === data.outlets[one] ? undefined : data.outlets[one] }) } },
      make("b", { text: names(one) }), make("small", { text: `${counted(articles[one], "article")} · ${words}` }),
      isAsked && of[one] ? make("span", { class: "share" }, make("span", { class: "bar" }, make("i", { style: `left:${100 * low}%;width:${100 * (high - low)}%` }), make("u", { style: `left:${(100 * quotes[one]) / of[one]}%` })),
        make("small", { text: `${percent(quotes[one] / of[one])} % (${percent(low)} to ${percent(high)})` })) : null);
  };
  fill(pane, rows, draw, { head, empty: "No outlet fits." });
}
