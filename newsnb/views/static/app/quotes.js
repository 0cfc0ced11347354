/**
 * The table of quotes: who says it, in which words, and where it is about.
 */
import { counted, make, reveal } from "./dom.js";
import { rove } from "./keys.js";

/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 */
export function makeQuotes(data, store) {
  const names = new Map(data.places.map((place) => [place.id, place.name]));
  const body = make("tbody");
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  for (const quote of data.quotes) {
    const row = drawRow(quote, names, store, data.withheld);
    rows.set(quote.id, row);
    body.append(row);
  }
  const heads = ["Who says it", "Reporting words", "What was said"].map((text) => make("th", { scope: "col", text }));
  const table = make("table", { class: "quotes" }, make("thead", {}, make("tr", {}, ...heads)), body);
  const status = make("p", { class: "status", role: "status" });
  const node = make("div", { class: "quotetable" }, status, data.quotes.length ? table : make("p", { class: "empty", text: "No quote was found in this text." }));
  const settle = rove(body, () => [...rows.values()].filter((row) => !row.hidden).flatMap((row) => [...row.querySelectorAll("button")]));
  const first = body.querySelector("button.who");
  if (first) settle(first);
  /** @type {Map<string, HTMLElement[]>} place to its chips */
  const chips = new Map();
  for (const chip of body.querySelectorAll(".chip")) chips.set(chip.dataset.id, [...(chips.get(chip.dataset.id) ?? []), chip]);
  /** @type {HTMLElement[]} */
  let pressed = [];
  /** @type {string|null} a selection whose quotes are not asked for any more */
  let widened = null;
  const show = (related) => {
    const narrow = ["place", "entity", "unplaced"].includes(related.kind) && widened !== store.value && related.quotes.length > 0;
    const wanted = narrow ? new Set(related.quotes.map((quote) => quote.id)) : rows;
    for (const [id, row] of rows) if (row.hidden === wanted.has(id)) row.hidden = !row.hidden;
    press(pressed, false);
    pressed = [rows.get(store.value ?? "")?.querySelector("button.who"), ...(chips.get(store.value ?? "") ?? [])].filter(Boolean);
    press(pressed, true);
    sayStatus(status, related, data.quotes.length, narrow, () => {
      widened = store.value;
      show(related);
    });
    const row = rows.get(store.value ?? "");
    if (row && node.parentElement) reveal(row, node.parentElement);
  };
  return { node, show };
}

/** Say of buttons that they are pressed or not; a pressed row is marked as a whole. */
function press(buttons, yes) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(yes));
    if (button.classList.contains("who")) button.closest("tr").classList.toggle("now", yes);
  }
}

function sayStatus(status, related, all, narrow, widen) {
  status.replaceChildren();
  if (!all) return;
  const found = related.quotes.length;
  const name = related.item?.name;
  if (related.kind === "nothing" || related.kind === "quote") return;
  if (!found) status.append("No quote has to do with ", make("b", { text: name }), `: here are all ${all}.`);
  else status.append(`${found} of ${counted(all, "quote")} ${found === 1 ? "has" : "have"} to do with `, make("b", { text: name }));
  if (narrow && found < all) status.append(" ", make("button", { type: "button", class: "link", text: "Show all", on: { click: widen } }));
}

function drawRow(quote, names, store, withheld) {
  const select = () => store.set(store.value === quote.id ? null : quote.id);
  const who = quote.who.map((person) => person.name).join(" and ");
  const button = make("button", {
    type: "button", class: "who", tabindex: "-1", "aria-pressed": "false", on: { click: (event) => { event.stopPropagation(); select(); } },
  }, who || make("i", { text: "nobody is named" }));
  const said = quote.content || (withheld ? "(the words were left out)" : "");
  const cells = [
    make("th", { scope: "row" }, button,
      quote.via.length > 0 && make("span", { class: "note", text: `passed on by ${quote.via.map((person) => person.name).join(" and ")}` }),
      make("span", { class: "note", text: quote.named })),
    make("td", { class: "how" }, make("span", { class: "cuewords", text: quote.cue || "–" }),
      make("span", { class: `note kind ${quote.type}`, text: quote.how })),
    make("td", { class: "what" }, make("span", { class: "words", text: said }), drawChips(quote, names, store)),
  ];
  return make("tr", { "data-id": quote.id, on: { click: () => getSelection()?.isCollapsed && select() } }, ...cells);
}

function drawChips(quote, names, store) {
  if (!quote.places.length) return null;
  const chips = quote.places.map((id) => make("button", {
    type: "button", class: "chip place", tabindex: "-1", "data-id": id, "aria-pressed": "false", text: names.get(id),
    on: { click: (event) => { event.stopPropagation(); store.set(store.value === id ? null : id); } },
  }));
  return make("span", { class: "chips" }, ...chips);
}
