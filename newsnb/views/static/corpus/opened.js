/** One article of a corpus: its own view if the page has it, or its quotes, speakers and places. */
import { make } from "../app/dom.js";
import { dateOf } from "./days.js";
import { counted } from "./lists.js";

/**
 * @param {any} data
 * @param {number} row of the article
 * @param {string|null} view the document of its own view
 * @param {() => void} close
 * @returns {HTMLElement}
 */
export function drawOpened(data, row, view, close) {
  const title = data.articles.title[row] || data.articles.id[row];
  const about = [data.outlets[data.articles.outlet[row]], data.articles.date[row] === null ? null : dateOf(data.articles.date[row]), data.articles.id[row]];
  const back = make("button", { class: "back", type: "button", text: "← Back to the corpus", on: { click: close } });
  const head = make("header", {}, back, view === null ? make("h2", { text: title }) : null, make("p", { text: about.filter(Boolean).join(" · ") }),
    make("p", { class: "hint", role: "status" }));
  const body = view === null ? make("div", { class: "plain" }, ...drawPlain(data, row))
    : make("iframe", { title, sandbox: "allow-scripts", srcdoc: view });
  return make("section", { class: "opened", "aria-label": title }, head, body);
}

function drawPlain(data, row) {
  const quotes = [];
  data.quotes.article.forEach((article, at) => article === row && quotes.push(at));
  const places = [];
  data.named.article.forEach((article, at) => article === row && places.push(data.places.name[data.named.place[at]]));
  const { speaker, naming, role, type, words } = data.quotes;
  const label = (list, at) => (at < 0 ? "" : data.labels[list[at]] ?? list[at]);
  return [
    make("h3", { text: counted(quotes.length, "quote") }),
    ...quotes.map((at) => make("p", { class: "quote" }, make("b", { text: data.speakers[speaker[at]] ?? label(data.namings, naming[at]) }),
      make("small", { text: ` ${[label(data.roles, role[at]), label(data.types, type[at])].filter(Boolean).join(", ")}` }),
      words?.[at] ? make("q", { text: words[at] }) : null)),
    make("h3", { text: counted(places.length, "place") }),
    make("p", { text: places.join(", ") || "none" }),
  ];
}
