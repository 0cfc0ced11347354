/**
 * What a reader takes away: a quote with its source, a link to it, and the data as files. All of it is made here, so that
 * it works without a kernel and without a network.
 */
import { make } from "./dom.js";

const FORMULA = /^[\s\x00-\x1f\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069;,|"]*[=+@＝＋－＠−-]|^[\t\r\n']/; // as in the CSV files that Python writes
const ENDS = 4; // words at each end of a quote that a link to an article names

const COLUMNS = ["article", "title", "outlet", "date", "id", "type", "speaker", "source", "naming", "role", "cue", "content", "via", "told_to", "channel", "said_when", "anonymous",
  "anonymity_reason", "places", "sure"];

const namesOf = (people) => people.map(({ name }) => name).join("; ");

/**
 * @param {any} quote
 * @param {any} data
 * @param {string} link
 * @returns {string} its words, who said them, and where they stand
 */
export function citeQuote(quote, data, link) {
  const who = [namesOf(quote.who) || "no source is given", quote.type !== "direct" && quote.how, quote.via.length && `passed on by ${namesOf(quote.via)}`];
  const open = link.startsWith("file:") && data.url ? linkToWords(quote, data.url) : link; // nobody else can open a file of this reader
  const where = [data.title && `“${data.title}”`, data.outlet, data.day, open].filter(Boolean).join(", ");
  return `${quote.content}\n— ${who.filter(Boolean).join(", ")}${where && `. ${where}`}\n`;
}

/**
 * @param {any} quote
 * @param {string} url of the article; empty if it is not known
 * @returns {string} a link to the words in the article (a text fragment)
 */
export function linkToWords(quote, url) {
  const words = quote.content.split(" ... ")[0].trim().split(/\s+/);
  if (!url || !words[0]) return url;
  const encode = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  return `${url.split("#")[0]}#:~:text=${words.length > 2 * ENDS ? `${encode(words.slice(0, ENDS))},${encode(words.slice(-ENDS))}` : encode(words)}`;
}

/**
 * @param {any} data
 * @returns {Object<string, any>[]} the quotes as rows with `COLUMNS`: those of `to_frame("quotes")` that a view knows
 */
export function rowsOf(data) {
  const names = new Map([...data.places, ...data.times].map(({ id, name }) => [id, name]));
  return data.quotes.map((quote) => ({
    article: 1, title: data.title, outlet: data.outlet, date: data.date, id: quote.id, type: quote.type, speaker: namesOf(quote.who), source: quote.source,
    naming: quote.named, role: quote.role, cue: quote.cue, content: quote.content, via: namesOf(quote.via), told_to: namesOf(quote.toldTo), channel: quote.channel, said_when: names.get(quote.when) ?? "",
    anonymous: quote.reason !== null, anonymity_reason: quote.reason ?? "", places: quote.places.map((id) => names.get(id)).join("; "), sure: quote.sure,
  }));
}

/**
 * @param {Object<string, any>[]} rows
 * @returns {string} CSV for spreadsheets; a cell that they would run as a formula begins with an apostrophe
 */
export function toCsv(rows) {
  const cell = (value) => `"${`${FORMULA.test(String(value)) ? "'" : ""}${value}`.replaceAll('"', '""')}"`;
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))];
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

function toGeojson(data) {
  const features = data.places.map(({ id, name, where, point: [lat, lon], country, count, uses, reason, sure, geonames }) => ({
    type: "Feature", id, geometry: { type: "Point", coordinates: [lon, lat] }, properties: { name, where, country, mentions: count, uses, reason, sure, geonames },
  }));
  return JSON.stringify({ type: "FeatureCollection", features }, null, 1);
}

function toJson(data) {
  const text = data.blocks.map(({ pieces, gap }) => pieces.map(([words]) => words).join("") + (gap ?? "")).join("");
  const people = data.entities.map(({ id, name, kind, title, role, count }) => ({ id, name, kind, title, role, mentions: count }));
  const times = data.times.map(({ id, name, between, called, reasons, sure }) => ({ id, when: name, between, words: called, reasons, sure }));
  const { title, outlet, date, url } = data;
  return JSON.stringify({ title, outlet, date, url, text, quotes: rowsOf(data), places: JSON.parse(toGeojson(data)).features.map(({ id, geometry, properties }) => ({ id, point: geometry.coordinates, ...properties })), times, people }, null, 1);
}

/**
 * Copy text. This way works in a sandboxed frame too, as `navigator.clipboard` does not.
 * @param {string} text
 * @returns {boolean} whether it could
 */
function copy(text) {
  const take = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("copy", take, { capture: true, once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", take, { capture: true });
  return done;
}

/**
 * Make the buttons that copy a quote and a link to it.
 * @param {any} quote
 * @param {any} data
 * @param {(quote: any) => string} linkTo empty if there is nothing to link to
 */
export function makeCopies(quote, data, linkTo) {
  const link = linkTo(quote);
  const button = (text, what) => {
    const node = make("button", { type: "button", class: "take", text });
    node.addEventListener("click", () => (node.textContent = copy(what) ? "Copied" : "Not copied: the browser does not allow it"));
    return node;
  };
  return make("p", { class: "takeaway" }, quote.content && button("Copy quote", citeQuote(quote, data, link)), link && button("Copy link", link));
}

const TYPES = { csv: "text/csv", json: "application/json", geojson: "application/geo+json", png: "image/png" };

/**
 * Save a file; only a page can, and not a sandboxed frame in it.
 * @param {string} kind
 * @param {string} name without its suffix
 * @param {string} text or a picture as a data URL
 */
export function saveFile(kind, name, text) {
  const url = kind === "png" ? text : URL.createObjectURL(new Blob([text], { type: TYPES[kind] }));
  make("a", { href: url, download: `${name.replace(/[^\p{L}\p{M}\p{N} _-]+/gu, "").slice(0, 80)}.${kind}` }).click();
}

/**
 * Make the menu of files.
 * @param {any} data
 * @param {(kind: string, name: string, text: string) => void} save
 * @param {(call: (url: string) => void) => void} takePicture of the map
 */
export function makeMenu(data, save, takePicture) {
  const name = data.title || "article";
  const summary = make("summary", { text: "Get the data" });
  const menu = make("details", { class: "menu" }, summary);
  const close = () => {
    menu.removeAttribute("open");
    summary.focus(); // what had the focus is gone
  };
  const item = (text, call) => make("button", { type: "button", text, on: {
    click: () => {
      call();
      close();
    },
  } });
  menu.append(make("div", { class: "items" },
    item("Quotes, for a spreadsheet (CSV)", () => save("csv", name, toCsv(rowsOf(data)))),
    item("All that is shown (JSON)", () => save("json", name, toJson(data))),
    data.places.length > 0 && item("Places, for a map program (GeoJSON)", () => save("geojson", name, toGeojson(data))),
    data.places.length > 0 && item("The map as a picture (PNG)", () => takePicture((url) => save("png", name, url)))));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.hasAttribute("open")) return;
    close();
    event.stopPropagation();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !menu.contains(/** @type {Node} */ (relatedTarget)) && menu.removeAttribute("open"));
  return menu;
}
