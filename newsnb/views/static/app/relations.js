/**
 * What belongs to a selection: pure functions over the data of a reading.
 *
 * @typedef {Object} Related
 * @property {"nothing"|"place"|"quote"|"entity"|"unplaced"} kind
 * @property {any} item what is selected, or null
 * @property {any[]} quotes for a place those that name it, for a person those that they said or passed on
 * @property {Set<string>} ids all ids to light up
 */

/**
 * @param {any} data
 * @returns {Map<string, [Related["kind"], any]>} every id that can be selected
 */
export function index(data) {
  const found = new Map();
  for (const [kind, items] of [["place", data.places], ["quote", data.quotes], ["entity", data.entities], ["unplaced", data.unplaced]])
    for (const item of items) found.set(item.id, [kind, item]);
  return found;
}

/**
 * Find what an id stands for: a mention for its place, and so does a person or group that is a place.
 * @param {any} data
 * @param {string|null} id of anything in the reading
 * @returns {{id: string|null, at: number}} what is chosen with it, and the number of its own mark, -1 for none
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
  if (id === null || !entry) return { kind: "nothing", item: null, quotes: data.quotes, ids: new Set() };
  const [kind, item] = entry;
  if (kind === "quote") {
    const people = [...item.who, ...item.via].map((person) => person.id).filter(Boolean);
    return { kind, item, quotes: data.quotes, ids: new Set([id, ...item.places, ...people]) };
  }
  const quotes = data.quotes.filter((quote) => touches(quote, id));
  return { kind, item, quotes, ids: new Set([id]) };
}

/**
 * @param {any} quote
 * @param {string} id of a place or an entity
 * @returns {boolean} whether the quote names the place, or the entity said it, passed it on or was told
 */
export function touches(quote, id) {
  return quote.places.includes(id) || [...quote.who, ...quote.via, ...quote.toldTo].some((person) => person.id === id);
}
