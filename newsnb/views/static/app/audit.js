/**
 * Who gets to speak: counts of words and quotes, each with its total. No score, no judgement.
 */
import { brief, counted, lightButtons, make } from "./dom.js";
import { oneStop } from "./keys.js";
import { term } from "./terms.js";

const KINDS = [["direct", "word for word"], ["mixed", "partly word for word"], ["indirect", "paraphrased"]];
const NAMINGS = ["by name", "by a description", "as a group", "by nobody"];

/**
 * @typedef {{key: string, name: string, id: string|null, words: number, quotes: any[]}} Share
 *
 * Count what was said, by whom and how. Quotes inside others and what somebody only thought or
 * planned are left out: the former are already counted, the latter was not said.
 * @param {any[]} all quotes
 * @returns {{quotes: any[], left: number, words: number, speakers: Share[], namings: Share[], kinds: Share[], roles: Share[], via: Share[]}}
 */
export function tally(all) {
  const quotes = all.filter((quote) => !quote.inside && !quote.stance);
  const by = (keys) => {
    /** @type {Map<string, Share>} */
    const shares = new Map();
    for (const quote of quotes)
      for (const { key, name = key, id = null } of keys(quote)) {
        /** @type {Share} */
        const share = shares.get(key) ?? { key, name, id, words: 0, quotes: [] };
        share.words += quote.words;
        share.quotes.push(quote);
        shares.set(key, share);
      }
    return [...shares.values()].sort((a, b) => b.words - a.words || b.quotes.length - a.quotes.length);
  };
  const person = ({ id, name }) => ({ key: id ?? name.toLowerCase(), name, id: id ?? null });
  return {
    quotes,
    left: all.length - quotes.length,
    words: quotes.reduce((sum, quote) => sum + quote.words, 0),
    speakers: by((quote) => (quote.who.length ? quote.who.map(person) : [{ key: "", name: "no source is given" }])),
    namings: sortByKeys(by((quote) => [{ key: quote.named }]), NAMINGS),
    kinds: sortByKeys(by((quote) => [{ key: quote.type, name: quote.how }]), KINDS.map(([type]) => type)),
    roles: by((quote) => [{ key: quote.role || "unknown", name: quote.role && quote.role !== "unknown" ? quote.role : "role unknown" }]),
    via: by((quote) => quote.via.map(person)),
  };
}

function sortByKeys(shares, keys) {
  return shares.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
}

/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 */
export function makeAudit(data, store) {
  const node = make("div", { class: "audit" });
  const found = tally(data.quotes);
  if (!found.quotes.length) {
    node.append(make("p", { class: "empty", text: "Nobody is quoted in this text." }));
    return { node, show() {} };
  }
  const size = (share) => (data.withheld ? share.quotes.length : share.words);
  const whole = data.withheld ? found.quotes.length : found.words;
  const longest = Math.max(1, ...found.speakers.map(size));
  node.append(
    make("p", { class: "lead" }, ...drawLead(found, data)),
    make("p", { class: "missed", text: `The machine may have missed statements: ${data.missed || "how many it finds was not measured"}.` }),
    make("ol", { class: "voices" }, ...found.speakers.map((share) => drawVoice(share, found, data, longest))),
    make("p", { class: "keys" }, ...found.kinds.map(({ key, name }) => make("span", { class: "key" }, make("span", { class: `swatch ${key}` }), " ", term(name)))),
    ...drawSplit("How speakers are named", found.namings, found, data, size, whole, (share) => `tone-${NAMINGS.indexOf(share.key)}`),
    ...(found.roles.some((share) => share.key !== "unknown") ? drawSplit("In which role they speak", found.roles, found, data, size, whole, (share, i) => `tone-${Math.min(i, 3)}`) : []),
    ...drawSplit("In whose words", found.kinds, found, data, size, whole, (share) => share.key),
    ...drawNotes(found),
    make("p", { class: "notice", text: "Few voices, or voices without a name, can be justified: a source may be in danger, or only one person may know. These counts were made by a machine; what they mean is for readers to judge." }));
  oneStop(node, "button")();
  node.addEventListener("click", (event) => {
    /** @type {HTMLElement|null} */
    const button = /** @type {HTMLElement} */ (event.target).closest("button[data-id]");
    const id = button?.dataset.id;
    if (id) store.set(store.value === id ? null : id);
  });
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = node.querySelectorAll("button[data-id]");
  return { node, show: lightButtons(new Map([...buttons].map((button) => [button.dataset.id ?? "", button])), store) };
}

/** Say how many quotes come from how many voices; quotes without a source are not a voice. */
function drawLead(found, data) {
  const count = (number, one, many) => [make("b", { text: number }), ` ${number === 1 ? one : many}`];
  const nobody = found.speakers.find((share) => !share.key)?.quotes.length ?? 0;
  const voices = found.speakers.length - (nobody ? 1 : 0);
  const from = nobody ? [": ", ...count(found.quotes.length - nobody, "comes from ", "come from "), ...count(voices, "voice", "voices"), ", ", ...count(nobody, "gives no source", "give no source")]
    : [" from ", ...count(voices, "voice", "voices")];
  const size = data.withheld ? ["."] : [nobody ? ". They are " : ": ", make("b", { text: found.words }), ` of the article’s ${data.words} words (${formatPercent(found.words, data.words)}).`];
  return [...count(found.quotes.length, "quote", "quotes"), ...from, ...size];
}

function formatPercent(part, whole) {
  return whole ? `${Math.round((100 * part) / whole)} %` : "0 %";
}

function formatAmount(share, found, data) {
  const quotes = `${share.quotes.length} of ${counted(found.quotes.length, "quote")}`;
  return data.withheld ? quotes : `${share.words} of ${counted(found.words, "word")}, ${quotes}`;
}

/** Draw a speaker: the name, a bar of how much they say and how, and the counts. */
function drawVoice(share, found, data, longest) {
  const parts = KINDS.map(([type]) => {
    const quotes = share.quotes.filter((quote) => quote.type === type);
    return [type, data.withheld ? quotes.length : quotes.reduce((sum, quote) => sum + quote.words, 0)];
  });
  const unique = (values) => [...new Set(values.filter(Boolean))];
  const about = [
    ...unique(share.quotes.map((quote) => quote.named)).filter((named) => named !== "by name" && share.key),
    ...unique(share.quotes.map((quote) => quote.role)).filter((role) => role !== "unknown"),
    ...unique(share.quotes.flatMap((quote) => quote.via.map((one) => `passed on by ${one.name}`))),
  ].join(" · ");
  const name = share.id || share.quotes.length === 1
    ? make("button", { type: "button", "data-id": share.id ?? share.quotes[0].id, "aria-pressed": "false", text: brief(share.name) })
    : make("span", { text: brief(share.name) });
  if (brief(share.name) !== share.name) name.title = share.name;
  name.classList.add("voice");
  if (!share.key) name.classList.add("nobody");
  return make("li", {}, make("span", { class: "name" }, name, about && make("span", { class: "note", text: about })),
    make("span", { class: "bar", "aria-hidden": "true" }, ...parts.filter(([, n]) => n).map(([type, n]) => setWidth(make("span", { class: type }), n, longest))),
    make("span", { class: "sum", text: formatAmount(share, found, data) }));
}

/** Draw one bar of everything that is said, divided into shares, with the counts below. */
function drawSplit(title, shares, found, data, size, whole, tone) {
  return [
    make("h2", { text: title }),
    make("div", { class: "bar whole", "aria-hidden": "true" }, ...shares.map((share, i) => setWidth(make("span", { class: tone(share, i) }), size(share), whole))),
    make("ul", { class: "shares" }, ...shares.map((share, i) => make("li", {},
      make("span", { class: `swatch ${tone(share, i)}`, "aria-hidden": "true" }), make("b", {}, term(share.name)), ` ${formatAmount(share, found, data)}`))),
  ];
}

function setWidth(node, part, whole) {
  node.style.inlineSize = `${((100 * part) / (whole || 1)).toFixed(2)}%`;
  return node;
}

function drawNotes({ quotes, left, via }) {
  const all = quotes.length;
  const relayed = quotes.filter((quote) => quote.via.length).length;
  const asked = quotes.filter((quote) => quote.reason !== null);
  const told = asked.filter((quote) => quote.reason).length;
  const shared = quotes.some((quote) => quote.who.length > 1);
  const passers = via.map((share) => `${share.name} (${share.quotes.length})`).join(", ");
  const line = (name, text) => [make("dt", { text: name }), make("dd", { text })];
  return [make("dl", {},
    ...line("Passed on", relayed ? `${relayed} of ${counted(all, "quote")} came through somebody else: ${passers}` : `none of ${counted(all, "quote")} came through somebody else`),
    ...line("Not to be named", asked.length ? `asked for in ${asked.length} of ${counted(all, "quote")}; the article gives a reason in ${told} of ${asked.length}` : `asked for in none of ${counted(all, "quote")}`),
    ...(shared ? line("Said together", "a quote of several speakers counts for each of them") : []),
    ...(left ? line("Not counted", `${counted(left, "quote")} inside another, or thought rather than said`) : []))];
}
