/**
 * The card of what is selected: why the machine chose it, and what else it could be.
 */
import { counted, make } from "./dom.js";
import { oneStop } from "./keys.js";
import { STANCE, sayTies, whyUnnamed } from "./relations.js";
import { makeCopies } from "./takeaway.js";
import { term } from "./terms.js";


/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 * @param {{step: (by: number) => void, toMap: () => void, visit: (event: Event, where: any) => void, linkTo: (quote: any) => string,
 *   more: (related: any) => Node|string}} actions `more` ends a card
 */
export function makeDetails(data, store, { step, toMap, visit, linkTo, more }) {
  const node = make("section", { class: "details", "aria-label": "What is selected", "aria-live": "polite" });
  const cards = { place: makePlaceCard, quote: makeQuoteCard, entity: makeEntityCard, unplaced: makeUnplacedCard, time: makeTimeCard };
  const tools = (count, placed = false) => make("span", { class: "tools" },
    placed && make("button", { type: "button", class: "jump", text: "On the map", on: { click: toMap } }),
    make("button", { type: "button", class: "jump", text: "In the text", on: { click: () => step(0) } }),
    count > 1 && make("button", { type: "button", text: "‹", title: "Previous mention (p)", "aria-keyshortcuts": "p", "aria-label": "Previous mention", on: { click: () => step(-1) } }),
    count > 1 && make("button", { type: "button", text: "›", title: "Next mention (n)", "aria-keyshortcuts": "n", "aria-label": "Next mention", on: { click: () => step(1) } }),
    make("button", { type: "button", text: "×", title: "Clear (Escape)", "aria-label": "Clear the selection", on: { click: () => store.set(null) } }));
  const settle = oneStop(node, ".term");
  const show = (related) => {
    node.classList.toggle("idle", related.kind === "nothing");
    const card = related.kind === "nothing" ? [] : cards[related.kind](related.item, { tools, visit, store, data, related, linkTo });
    node.replaceChildren(...card, ...(card.length ? [more(related)] : []));
    settle();
  };
  return { node, show };
}

/** @param {(Node|string)[]} kind what it is, in small letters above its name */
function makeHead(kind, name, aside, tools) {
  return make("header", {}, make("span", { class: "kicker" }, ...kind), make("h2", {}, name), aside && make("span", { class: "aside" }, ...aside), tools);
}

function makeFacts(...pairs) {
  const list = make("dl");
  for (const [name, fact] of pairs) if (fact && (typeof fact !== "string" || fact.trim())) list.append(make("dt", {}, term(name)), make("dd", {}, ...[fact].flat()));
  return list;
}

/** Say how sure the machine is, with the measured share of right answers. */
function saySureness(band, bands, corrected = false) {
  if (!band) return null;
  return [corrected ? "corrected by a person; how sure the machine was: " : "how sure the machine is: ", term(band), band in bands ? ` – of such answers ${bands[band]} in 100 are right` : ""];
}

/** Join words with a comma or another sign. */
function joinWith(words, between) {
  return words.flatMap((word, i) => (i ? [between, word] : [word]));
}

function sayOften(count) {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

/** List names as buttons. */
function listPeople(list, store) {
  const person = ({ id, name }) => id ? make("button", { type: "button", class: "link", text: name, on: { click: () => store.set(id) } }) : make("span", { text: name });
  return list.length ? make("span", {}, ...list.flatMap((one, i) => i ? [" and ", person(one)] : [person(one)])) : null;
}

/** List times as buttons. */
function listTimes(ids, { times }, store) {
  return listPeople(times.filter(({ id }) => ids.includes(id)), store);
}

/** Say how quotes are related to what is selected. */
function countQuotes(related, all) {
  if (!all) return null;
  const words = sayTies(related).join(", ");
  return `${related.quotes.length || "none"} of ${all}${words && `: ${words}`}`;
}

function makePlaceCard(place, { tools, visit, store, data, related }) {
  const others = place.others.map((other) => `${other.name} (${other.where})`).join("; ");
  const out = make("span", { class: "links" },
    place.geonames && make("a", { href: `https://www.geonames.org/${place.geonames}`, rel: "noopener noreferrer", target: "_blank", text: "GeoNames",
      on: { click: (event) => visit(event, { geonames: place.geonames }) } }),
    make("a", { href: `https://www.openstreetmap.org/?mlat=${place.point[0]}&mlon=${place.point[1]}#map=6/${place.point[0]}/${place.point[1]}`,
      rel: "noopener noreferrer", target: "_blank", text: "OpenStreetMap", on: { click: (event) => visit(event, { point: place.point }) } }));
  const called = place.called.some((words) => words !== place.name) ? place.called.map((words) => `“${words}”`).join(", ") : "";
  return [makeHead(place.shape === "ring" ? [place.where, ", ", term("roughly here")] : [place.where], place.name, saySureness(place.sure, data.bands.places), tools(place.count, true)), makeFacts(
    ["In the text", [`${sayOften(place.count)}${called ? `, as ${called}` : ""}: `, ...joinWith(place.uses.map((use) => term(use)), "; ")]],
    ["Quotes", countQuotes(related, data.quotes.length)],
    ["When", listTimes(place.times, data, store)],
    ["Why here", place.reason],
    ["Other places of this name", others],
    ["Look it up", out],
  )];
}

function makeQuoteCard(quote, { tools, store, data, linkTo }) {
  const who = quote.who.map((one) => one.name).join(" and ");
  return [makeHead(quote.stance ? [term(STANCE), ", ", term(quote.how)] : ["said, ", term(quote.how)], who || make("i", { text: "No source is given" }), saySureness(quote.sure, data.bands.quotes, data.corrections.some(({ on }) => on === quote.id)), tools(1, quote.places.length > 0)), makeCopies(quote, data, linkTo), makeFacts(
    ["Who says it", quote.who.length ? [listPeople(quote.who, store), ...(quote.sureWho ? [" – ", term(quote.sureWho)] : [])] : ""],
    ["Called in the text", quote.source && quote.source !== who ? `“${quote.source}”` : ""],
    ["Named", term(quote.named)],
    ["Role", quote.role === "unknown" ? "" : quote.role],
    ["Unnamed because", whyUnnamed(quote)],
    ["Passed on by", listPeople(quote.via, store)],
    ["Told to", listPeople(quote.toldTo, store)],
    ["Said where", quote.channel],
    ["Said when", listTimes([quote.when], data, store)],
    ["Reporting words", quote.cue ? `“${quote.cue}”` : "none"],
    ["Statements", quote.statements ? `${quote.statements} in this quote` : ""],
    ["What was said", quote.content || (data.withheld ? "the words were left out" : "")],
  )];
}

function makeEntityCard(entity, { tools, store, data, related }) {
  const said = related.quotes.filter(({ id }) => related.ties.get(id).said);
  const passers = new Map(said.flatMap((quote) => quote.via.map((one) => [one.id ?? one.name, one])));
  const relayed = said.filter((quote) => quote.via.length).length;
  const times = [`${sayOften(entity.count)} ${entity.kind === "unnamed source" ? "so called" : "by name"}`, entity.refers ? `${sayOften(entity.refers)} by another word` : ""];
  return [makeHead([entity.kind], entity.name, null, tools(entity.count + entity.refers)), makeFacts(
    ["Described as", entity.title],
    ["Role", entity.role === "unknown" ? "" : entity.role],
    ["In the text", times.filter(Boolean).join(", ")],
    ["Quotes", countQuotes(related, data.quotes.length)],
    ["When", listTimes(entity.times ?? [], data, store)],
    ["Passed on by", relayed ? [listPeople([...passers.values()], store), ` (${relayed} of ${counted(said.length, "quote")})`] : null],
  )];
}

function makeUnplacedCard(item, { tools }) {
  return [makeHead([term("not placed")], item.name, null, tools(1)), makeFacts(["Why not", item.reason])];
}

function makeTimeCard(time, { tools, store, data, related }) {
  const there = data.places.filter(({ times }) => times.includes(time.id));
  const called = time.called.map((words) => `“${words}”`).join(", ");
  return [makeHead([term("when"), `, ${time.kind}`], time.name, saySureness(time.sure, {}), tools(time.count)), makeFacts(
    ["Why then", time.reasons.join(" ")],
    ["On the calendar", time.between],
    ["In the text", `${sayOften(time.count)}${called ? `, as ${called}` : ""}`],
    ["Quotes", countQuotes(related, data.quotes.length)],
    ["Places", listPeople(there, store)],
  )];
}
