/**
 * What is related to a selection: pure functions over the data of a reading.
 *
 * @typedef {Object} Ties how a quote is related to somebody or something
 * @property {boolean} said
 * @property {boolean} passed whether it passed the quote on
 * @property {boolean} told whether it was told
 * @property {boolean} then whether it was said then
 * @property {boolean} spoken whether somebody else's words name it or refer to it
 * @property {boolean} source whether it is named in the phrase for another source: "a Taliban official"
 *
 * @typedef {Object} Related
 * @property {"nothing"|"place"|"quote"|"entity"|"unplaced"|"time"} kind
 * @property {any} item what is selected, or null
 * @property {any[]} quotes the related quotes; all if nothing or a quote is selected
 * @property {Map<string, Ties>} ties of those quotes, by their ids
 * @property {Set<string>} ids all ids to highlight
 */

/** What a quote of kind `stance` is called, as in `words.py`. */
export const STANCE = "thought, wished or spoken of";

const [CONTENT, SOURCE] = [0, 2];
const SPEAKERS = ["person", "org", "group"]; // of them it says something, too, that they said nothing
/** @type {WeakMap<any, {content: Set<string>[], source: Set<string>[]}>} */
const read = new WeakMap();

/**
 * @param {any} data
 * @returns {Map<string, [Related["kind"], any]>} every id that can be selected
 */
export function index(data) {
  const found = new Map();
  for (const [kind, items] of [["place", data.places], ["quote", data.quotes], ["entity", data.entities], ["unplaced", data.unplaced], ["time", data.times]])
    for (const item of items) found.set(item.id, [kind, item]);
  return found;
}

/**
 * Resolve an id: mentions, and people or groups that are a place, resolve to their place.
 * @param {any} data
 * @param {string|null} id of anything in the reading
 * @returns {{id: string|null, at: number}} the id that is selected, and the number of its own mark, or -1
 */
export function standFor(data, id) {
  const at = id === null ? -1 : data.marks.findIndex((mark) => mark.at === id);
  return { id: at >= 0 ? data.marks[at].ids[0] : data.aliases[id ?? ""] ?? id, at };
}

/**
 * @param {any} data
 * @param {Map<string, [Related["kind"], any]>} known as `index` gives it
 * @param {string|null} id
 * @returns {Related}
 */
export function relate(data, known, id) {
  const entry = id === null ? undefined : known.get(id);
  if (id === null || !entry) return { kind: "nothing", item: null, quotes: data.quotes, ties: new Map(), ids: new Set() };
  const [kind, item] = entry;
  if (kind === "quote") {
    const people = [...item.who, ...item.via, ...item.toldTo].map((person) => person.id).filter(Boolean);
    return { kind, item, quotes: data.quotes, ties: new Map(), ids: new Set([id, ...item.places, ...people, item.when || id, ...timesIn(data, item)]) };
  }
  const named = findNamed(data);
  const ties = new Map();
  const quotes = data.quotes.filter((quote, i) => {
    const tie = findTies(quote, id, { content: named.content[i], source: named.source[i] });
    return tie && ties.set(quote.id, tie);
  });
  return { kind, item, quotes, ties, ids: new Set([id, ...tiedTo(data, kind, item, quotes.filter((quote) => ties.get(quote.id).said))]) };
}

/** Return the times that the words of a quote name. */
function timesIn(data, quote) {
  const named = findNamed(data).content[data.quotes.indexOf(quote)];
  return data.times.map(({ id }) => id).filter((id) => named.has(id));
}

/** Return the times of a place, and of what somebody said; and the places of a time, by the clauses of the article. */
function tiedTo({ places }, kind, item, said) {
  if (kind === "time") return places.filter(({ times }) => times.includes(item.id)).map(({ id }) => id);
  return [...(item.times ?? []), ...said.map(({ when }) => when)].filter(Boolean);
}

/**
 * @param {any} quote
 * @param {string} id of a place, an entity, a time or a name that was not placed
 * @param {{content: Set<string>, source: Set<string>}} named what is named in its words and in its source
 * @returns {Ties|null} null if they are not related
 */
function findTies(quote, id, named) {
  const has = (people) => people.some((person) => person.id === id);
  const said = has(quote.who);
  const ties = {
    said, passed: has(quote.via), told: has(quote.toldTo), then: quote.when === id,
    spoken: !said && (named.content.has(id) || quote.places.includes(id)), source: !said && named.source.has(id),
  };
  return Object.values(ties).some(Boolean) ? ties : null;
}

/**
 * Find what the words of each quote name, and what the words for its source name. Cached after the first call.
 * @param {any} data
 */
function findNamed(data) {
  const known = read.get(data);
  if (known) return known;
  const [content, source] = [0, 1].map(() => data.quotes.map(() => new Set()));
  for (const { pieces } of data.blocks)
    for (const [, marks = [], owners = []] of pieces)
      for (const [quote, role] of marks.length ? owners : [])
        for (const { ids, family } of marks.map((number) => data.marks[number])) {
          if (role === CONTENT) ids.forEach((id) => content[quote].add(id));
          if (role === SOURCE && family !== "reference") ids.forEach((id) => source[quote].add(id));
        }
  read.set(data, { content, source });
  return { content, source };
}

/**
 * Say how many quotes are related to something, and how.
 * @param {Related} related
 * @returns {string[]} said 2, passed on 0, was told 0, spoken of in 4
 */
export function sayTies({ item, ties }) {
  const count = (how) => [...ties.values()].filter((tie) => tie[how]).length;
  const own = [["said", "said"], ["passed", "passed on"], ["told", "was told"], ["then", "said then"]].map(([how, words]) => [count(how), words]);
  const counts = own.filter(([many, words]) => many || (SPEAKERS.includes(item.family) && words !== "said then"));
  const others = [["spoken", "spoken of in"], ["source", "named in the source of"]].map(([how, words]) => [count(how), words]);
  return [...counts, ...others.filter(([many]) => many)].map(([many, words]) => `${words} ${many}`);
}

/**
 * Say why a quote is related to a selection that neither said it, passed it on nor was told.
 * @param {Ties} ties
 * @param {string} name of what is selected
 * @param {any} quote
 * @returns {string} empty if it did
 */
export function sayMention({ said, passed, told, then, spoken, source }, name, quote) {
  if (said || passed || told) return "";
  return [then && `said when: ${name}`, spoken && `speaks of ${name}`, source && `names ${name} in its source, “${quote.source}”`].filter(Boolean).join(" · ");
}

/**
 * Say what of a quote the machine is unsure about: who said it, or the whole.
 * @param {any} quote
 * @returns {{who: boolean, all: boolean}}
 */
export function doubtOf({ sure, sureWho }) {
  return { who: (sureWho || sure) === "unsure", all: sure === "unsure" };
}

/**
 * Say that a source asked not to be named, and why.
 * @param {any} quote
 * @returns {string} empty if it did not ask
 */
export function whyUnnamed({ reason }) {
  if (reason === null) return "";
  return reason ? `asked not to be named: “${reason}”` : "asked not to be named, no reason given";
}
