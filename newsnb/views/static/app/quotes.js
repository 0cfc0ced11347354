/**
 * The table of quotes: speakers, words and places. It can be sorted by a column and filtered.
 */
import { brief, counted, keepInSight, make, wayOf, whenIdle } from "./dom.js";
import { rove } from "./keys.js";
import { STANCE, doubtOf, sayMention, sayTies, whyUnnamed } from "./relations.js";

const COLUMNS = [
  { name: "Who says it", hint: "sort by name", rank: (quote) => joinNames(quote) || "\uffff" },
  { name: "Reporting words", hint: "sort by reporting word", rank: (quote) => quote.cue || "\uffff" },
  { name: "What was said", hint: "sort by length, the longest first", rank: (quote) => -quote.content.length },
];
const FILTERS = [
  { name: "kind", all: "every kind", values: (quote) => (quote.stance ? [quote.how, STANCE] : [quote.how]) },
  { name: "naming", all: "named or not", values: (quote) => [quote.named] },
  { name: "role", all: "every role", values: (quote) => [quote.role || "unknown"] },
];
const DOUBT = ["unsure", "fairly sure", "sure", ""]; // in the order in which they stand, unsure first
const AT_ONCE = 60; // rows

/**
 * @typedef {{filters: Object<string, string>, sorted: number, down: boolean, unsureFirst: boolean, open: boolean}} Choices by the name of a
 *   filter what it shows; the number of the column by which rows are sorted, -1 for none; whether the filters are open
 *
 * @param {any} data
 * @param {import("./store.js").Store} store
 * @param {AbortSignal} life ends with the table
 * @param {Choices} choices of an earlier table, which this one takes up
 */
export function makeQuotes(data, store, life, choices) {
  const names = new Map([...data.places.map(({ id, name }) => [id, name]), ...data.times.map(({ id, short }) => [id, `said when: ${short}`])]);
  const body = make("tbody", { role: "rowgroup" });
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  /** @type {Map<string, HTMLElement[]>} place to its chips */
  const chips = new Map();
  for (const quote of data.quotes) rows.set(quote.id, make("tr", { "data-id": quote.id, role: "row" }));
  body.append(...rows.values());
  const fill = (quote) => {
    const row = /** @type {HTMLElement} */ (rows.get(quote.id));
    if (!row.firstChild) row.append(...drawCells(quote, names, data.withheld, chips));
  };
  fillInTime(data.quotes, fill, life);
  const status = make("p", { class: "status", role: "status" });
  const filters = makeFilters(data.quotes, choices, () => show(latest), () => head.sort());
  const head = drawHead(data.quotes, choices, (order) => body.append(...order.map((quote) => rows.get(quote.id))), filters);
  const table = make("table", { class: "quotes", role: "table" }, head.node, body);
  const node = make("div", { class: "quotetable" }, ...(data.quotes.length
    ? [filters.node, status, table]
    : [status, make("p", { class: "empty", text: "No quote was found in this text." })]));
  body.addEventListener("click", (event) => {
    if (getSelection()?.type === "Range") return; // somebody is selecting words to copy (isCollapsed would lay out first)
    const target = /** @type {HTMLElement} */ (event.target);
    /** @type {HTMLElement|null} */
    const chip = target.closest(".chip");
    const id = chip?.dataset.id ?? target.closest("tr")?.dataset.id ?? null;
    store.set(store.value === id ? null : id);
  });
  const settle = rove(body, () => [.../** @type {Iterable<HTMLElement>} */ (body.children)].filter((row) => !row.hidden).flatMap((row) => [...row.querySelectorAll("button")]));
  /** @type {HTMLElement|null} */
  const first = body.querySelector("button.who");
  if (first) settle(first);
  /** @type {HTMLElement[]} */
  let pressed = [];
  /** @type {string|null} a selection whose quotes are no longer shown alone */
  let widened = null;
  let latest = { kind: "nothing", item: null, quotes: data.quotes, ties: new Map(), ids: new Set() };
  /** @type {HTMLElement[]} */
  let noted = [];
  const show = (related) => {
    latest = related;
    const narrow = ["place", "entity", "unplaced", "time"].includes(related.kind) && widened !== store.value;
    const wanted = new Set((narrow ? related.quotes : data.quotes).filter(filters.passes).map((quote) => quote.id));
    const shown = wanted.size;
    if (rows.has(store.value ?? "")) wanted.add(store.value); // what is selected stays in sight
    if (related.kind === "quote") fill(related.item);
    for (const [id, row] of rows) if (row.hidden === wanted.has(id)) row.hidden = !row.hidden;
    noted = noteMentions(noted, rows, narrow ? related : null);
    press(pressed, false);
    pressed = /** @type {HTMLElement[]} */ ([rows.get(store.value ?? "")?.querySelector("button.who"), ...(chips.get(store.value ?? "") ?? [])].filter(Boolean));
    press(pressed, true);
    sayStatus(status, related, { all: data.quotes.length, shown, narrow, filtered: filters.on(), withheld: data.withheld }, () => {
      widened = store.value;
      filters.clear();
      show(latest);
    });
  };
  const look = () => {
    const row = rows.get(store.value ?? "");
    if (row && node.parentElement && !node.hidden) keepInSight(row, node.parentElement, head.node, life);
  };
  return { node, show, look };
}

function joinNames(quote) {
  return quote.who.map((person) => person.name).join(" and ");
}

/** Fill the first rows at once, and the rest of a long table while the browser is idle. */
function fillInTime(quotes, fill, life) {
  let done = 0;
  const some = (count) => quotes.slice(done, (done += count)).forEach(fill);
  some(AT_ONCE);
  const go = () => {
    some(30);
    if (done < quotes.length && !life.aborted) whenIdle(go);
  };
  if (done < quotes.length) whenIdle(go);
  addEventListener("beforeprint", () => some(quotes.length), { signal: life });
}

/** Make the head of the table; a column sorts up, then down, then restores the order of the text. */
function drawHead(quotes, choices, onSort, { toggle: filter, release }) {
  const cells = COLUMNS.map(({ name, hint }) => make("th", { scope: "col", role: "columnheader", "aria-sort": "none" },
    make("button", { type: "button", tabindex: "-1", title: hint, text: name })));
  const sort = () => {
    const { sorted, down, unsureFirst } = choices;
    cells.forEach((cell, i) => cell.setAttribute("aria-sort", i !== sorted ? "none" : down ? "descending" : "ascending"));
    const rank = unsureFirst ? rankDoubt : COLUMNS[sorted]?.rank;
    const order = rank ? sortBy(quotes, rank) : quotes;
    onSort(down ? [...order].reverse() : order);
  };
  const row = make("tr", { role: "row" }, ...cells);
  row.addEventListener("click", (event) => {
    const at = cells.indexOf(/** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.target).closest("th")));
    if (at >= 0 && !filter.contains(/** @type {Node} */ (event.target))) {
      release();
      const { sorted, down } = choices;
      [choices.sorted, choices.down] = sorted !== at ? [at, false] : down ? [-1, false] : [at, true];
      sort();
    }
  });
  const buttons = cells.map((cell) => /** @type {HTMLElement} */ (cell.firstElementChild));
  cells[2].append(filter);
  rove(row, () => (filter.hidden ? buttons : [...buttons, filter]))(buttons[0]);
  if (choices.sorted >= 0 || choices.unsureFirst) sort();
  return { node: make("thead", { role: "rowgroup" }, row), sort };
}

function sortBy(quotes, rank) {
  const { compare } = new Intl.Collator("en", { numeric: true }); // made when somebody sorts: the browser takes long to load its rules
  return [...quotes].sort((a, b) => (typeof rank(a) === "number" ? rank(a) - rank(b) : compare(rank(a), rank(b))));
}

function rankDoubt({ sure, sureWho }) {
  return Math.min(DOUBT.indexOf(sure), DOUBT.indexOf(sureWho ?? ""));
}

/** Make the filters of the table, and the button that shows them where room is scarce; one that would leave nothing out is not offered. */
function makeFilters(quotes, choices, onChange, onDoubt) {
  const boxes = FILTERS.flatMap(({ name, all, values }) => {
    const counts = new Map();
    for (const value of quotes.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size < 2) return [];
    const options = [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => make("option", { value, text: `${value} (${count})` }));
    const box = /** @type {HTMLSelectElement} */ (make("select", { "aria-label": `Show only quotes of this ${name}` }, make("option", { value: "", text: all }), ...options));
    box.value = counts.has(choices.filters[name]) ? choices.filters[name] : "";
    box.addEventListener("change", () => {
      choices.filters[name] = box.value;
      onChange();
    });
    return [{ box, name, values }];
  });
  const doubt = new Set(quotes.map(rankDoubt)).size > 1 && make("button", { type: "button", class: "unsurefirst", "aria-pressed": String(choices.unsureFirst), text: "Unsure first" });
  if (doubt) doubt.addEventListener("click", () => {
    const yes = !choices.unsureFirst;
    doubt.setAttribute("aria-pressed", String(yes));
    Object.assign(choices, { sorted: -1, down: false, unsureFirst: yes });
    onDoubt();
  });
  const some = boxes.length > 0 || Boolean(doubt);
  const node = make("p", { class: choices.open ? "filters open" : "filters", hidden: !some }, ...boxes.map(({ box }) => box), doubt);
  const toggle = make("button", { type: "button", class: "filterbutton", tabindex: "-1", "aria-expanded": String(choices.open), hidden: !some, text: "Filter" });
  toggle.addEventListener("click", () => {
    choices.open = node.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(choices.open));
    if (choices.open) node.querySelector("select")?.focus(); // they stand before the button
  });
  return {
    node,
    toggle,
    passes: (quote) => boxes.every(({ box, values }) => !box.value || values(quote).includes(box.value)),
    on: () => boxes.some(({ box }) => box.value),
    release() {
      choices.unsureFirst = false;
      if (doubt) doubt.setAttribute("aria-pressed", "false");
    },
    clear: () => boxes.forEach(({ box, name }) => (choices.filters[name] = box.value = "")),
  };
}

/** Set which buttons are pressed; a pressed row is marked as a whole. */
function press(buttons, yes) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(yes));
    if (button.classList.contains("who")) button.closest("tr").classList.toggle("now", yes);
  }
}

/** Note in the rows of quotes that only mention what is selected. */
function noteMentions(before, rows, related) {
  for (const row of before) delete row.dataset.mention;
  if (!related) return [];
  return related.quotes.flatMap((quote) => {
    const words = sayMention(related.ties.get(quote.id), related.item.name, quote);
    const row = rows.get(quote.id);
    if (words) row.dataset.mention = words;
    return words ? [row] : [];
  });
}

function sayStatus(status, related, { all, shown, narrow, filtered, withheld }, widen) {
  status.replaceChildren();
  if (!all) return;
  const found = related.quotes.length;
  const name = make("b", { text: related.item?.name });
  if (narrow && !found) {
    status.append("No quote has to do with ", name, ".");
    if (withheld && related.kind === "entity") status.append(" Whom the quotes speak of cannot be seen: the words were left out.");
  } else if (narrow) {
    status.append(`${found} of ${counted(all, "quote")} ${found > 1 ? "have" : "has"} to do with `, name, `: ${sayTies(related).join(", ")}.`);
    if (filtered) status.append(` ${shown || "None"} of them ${shown > 1 ? "are" : "is"} of what you chose.`);
  } else if (filtered) status.append(`${shown || "None"} of ${counted(all, "quote")} ${shown > 1 ? "are" : "is"} of what you chose.`);
  if (shown < all) status.append(" ", make("button", { type: "button", class: "link", text: narrow && !found ? `Show all ${counted(all, "quote")}` : "Show all", on: { click: widen } }));
}

function drawCells(quote, names, withheld, chips) {
  const [doubt, who] = [doubtOf(quote), quote.who.map(({ name }) => brief(name)).join(" and ")];
  const button = make("button", { type: "button", class: doubt.who ? "who doubt" : "who", tabindex: "-1", "aria-pressed": "false", title: who === joinNames(quote) ? null : joinNames(quote) },
    who || make("i", { text: "no source is given" }));
  const said = quote.content || (withheld ? "(the words were left out)" : "");
  return [
    make("th", { scope: "row", role: "rowheader" }, button),
    make("td", { class: "how", role: "cell" }, make("span", { class: "cuewords", text: quote.cue || "–" })),
    make("td", { class: "what", role: "cell" }, make("span", { class: doubt.all ? "words doubt" : "words", dir: wayOf(said), text: said })),
    make("td", { class: "about", role: "cell" }, make("span", { class: "notes" }, ...sayAbout(quote).map(([kind, text]) => make("span", { class: `note ${kind}`, text }))),
      drawChips(quote, names, chips), makePrintLine(quote)),
  ];
}

/** Say what a reader must know of a quote without opening its card: how it is said, who is named, and what is in doubt. */
function sayAbout(quote) {
  const [doubt, via] = [doubtOf(quote), quote.via.map(({ name }) => brief(name)).join(" and ")];
  return [
    [doubt.all || doubt.who ? "unsure" : "", doubt.all ? "unsure" : doubt.who ? "unsure who says it" : ""],
    [`kind ${quote.type}`, quote.stance ? `${STANCE}, ${quote.how}` : quote.how],
    ["", via && `passed on by ${via}`],
    ["", quote.named === "by name" ? "" : quote.named],
    ["", quote.role === "unknown" ? "" : quote.role],
    ["anonymous", whyUnnamed(quote)],
  ].filter(([, words]) => words);
}

/** Add what the card shows on a screen, because paper has no card. */
function makePrintLine(quote) {
  const told = quote.toldTo.map((person) => person.name).join(" and ");
  const about = [told && `told to ${told}`, quote.channel && `said ${quote.channel}`, quote.sure && `the machine is ${quote.sure}`];
  const words = about.filter(Boolean).join("; ");
  return words && make("span", { class: "note paper", text: words });
}

function drawChips(quote, names, chips) {
  const ids = [...quote.places, quote.when].filter(Boolean);
  if (!ids.length) return null;
  return make("span", { class: "chips" }, ...ids.map((id) => {
    const chip = make("button", { type: "button", class: id === quote.when ? "chip time" : "chip place", tabindex: "-1", "data-id": id, "aria-pressed": "false", text: names.get(id) });
    chips.has(id) ? chips.get(id).push(chip) : chips.set(id, [chip]);
    return chip;
  }));
}
