/**
 * Corrections where no kernel makes them: the records that Python makes, and what is shown after each. Pure functions. What
 * Python alone knows (a kind in the gazetteer, say) is shown when it has read the file.
 *
 * @typedef {{id: string, what: string, on: string|null, span: [number, number]|null, to: any, by: string|null, on_day: string, why: string|null}} Record
 */
import { toData, toSpans } from "./recut.js";

export const NAMINGS = { named: "by name", described: "by a description", collective: "as a group", none: "by nobody" };
export const TYPES = { direct: "word for word", indirect: "paraphrased", mixed: "partly word for word" };
/** What words can be added as: name in JSON, kind, family of colours, tag. */
export const KINDS = {
  PERSON: ["person", "person", "person"], ORG: ["organisation", "org", "org"], NORP: ["people or group", "group", "group"], GPE: ["country, city or state", "spot", "place"],
  LOC: ["region or landscape", "spot", "place"], FAC: ["building or site", "spot", "site"], EVENT: ["event", "thing", "event"], WORK_OF_ART: ["work", "thing", "work"],
  PRODUCT: ["product", "thing", "product"], LAW: ["law or treaty", "thing", "law"], LANGUAGE: ["language", "thing", "tongue"],
};
export const ROLES = ["government", "politician", "armed group", "military", "police and courts", "business", "expert", "media", "organisation", "resident", "document", "other", "unknown"];
export const UNNAMED = "unnamed source"; // a kind of its own
const CONTENT = 0;
const PEOPLE = ["who", "via", "toldTo"];
const CHOSEN = "A person chose this place.";

/**
 * @param {any} data
 * @param {string|null} on id of what is corrected; null to add or merge
 * @param {any} to what is asked: the arguments of `correct` in Python
 * @param {{by?: string, why?: string, day?: string}} [about]
 * @returns {Record}
 */
export function recordOf(data, on, to, { by = "", why = "", day = today() } = {}) {
  const number = Math.max(0, ...data.corrections.map(({ id }) => Number(id.split("-")[1]) || 0)) + 1;
  const what = on === null ? ("add" in to ? "add" : "merge") : Object.keys(to)[0];
  return { id: `correction-${number}`, what, on, span: on === null ? null : spanOf(toSpans(data), on), to, by: by || null, on_day: day, why: why || null };
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
}

/**
 * Find where something stands first.
 * @returns {[number, number]|null}
 */
export function spanOf(model, id) {
  const quote = model.quotes.find((one) => one.id === id);
  if (quote) return [quote.spans[CONTENT][0][0], quote.spans[CONTENT].at(-1)[1]];
  const place = model.places.some((one) => one.id === id);
  const start = Number(id.match(/^entity-(\d+)$/)?.[1] ?? NaN);
  const own = model.marks.filter((one) => (place ? one.at && one.ids[0] === id : one.at === id || one.ids.includes(id)) || (id in model.aliases && one.start === start));
  const [first] = [...own.filter(({ family }) => family !== "reference"), ...own];
  return first ? [first.start, first.end] : null;
}

/**
 * @param {Record} one
 * @param {Record} other
 */
export function sameRecord(one, other) {
  return one.what === other.what && one.on === other.on && JSON.stringify(one.to) === JSON.stringify(other.to);
}

/**
 * @param {any} data
 * @returns {string} the file that Python reads: `newsnb.apply(reading, path)`
 */
export function fileOf(data) {
  return `${JSON.stringify({ format: "newsnb-corrections", version: 1, sha256: data.sha256, title: data.title || null, corrections: data.corrections }, null, 1)}\n`;
}

/**
 * @param {any} data
 * @param {Record} record
 * @param {Object<string, any>} [found] places of the gazetteer that people chose and that are not among the candidates, by key
 * @returns {any} the data with the correction; the same data if it does not fit
 */
export function correctedBy(data, record, found = {}) {
  const model = toSpans(data);
  const change = CHANGES[record.what];
  if (!change || change(model, record.on, record.to[record.what], record.to, found) === false) return data;
  for (const quote of model.quotes) settle(quote, model);
  model.corrections = [...model.corrections, record];
  return toData(model);
}

/**
 * Return the places that corrections chose, for those to be made again where there is no gazetteer to ask.
 * @param {any} data
 * @returns {Object<string, any>} by key
 */
export function chosenPlaces({ corrections, places }) {
  const keys = new Set(corrections.map(({ to }) => to.key));
  const chosen = places.filter((place) => keys.has(keyOf(place)));
  return Object.fromEntries(chosen.map((place) => [keyOf(place), asOther(place)]));
}

/** @type {Object<string, (model: any, on: any, value: any, to: any, found: any) => void|false>} `false`: it does not fit */
const CHANGES = {
  speakers: (model, on, ids) => withQuote(model, on, (quote) => setSpeakers(model, quote, ids)),
  naming: (model, on, naming) => withQuote(model, on, (quote) => (quote.named = NAMINGS[naming])),
  type: (model, on, type) => withQuote(model, on, (quote) => Object.assign(quote, { type, how: TYPES[type] })),
  role: (model, on, role) => withThing(model, on, (entity) => void (entity.role = role)),
  label: (model, on, label) => withThing(model, on, (entity) => setLabel(model, entity, KINDS[label])),
  content: (model, on, spans) => withQuote(model, on, (quote) => setContent(model, quote, spans)),
  name: (model, on, name) => withThing(model, on, (thing) => rename(model, thing, name.trim())),
  key: (model, on, key, to, found) => withThing(model, on, (place) => {
    const chosen = place.others.find((other) => other.key === key) ?? found[key];
    if (!chosen) return false;
    const { name, where, point } = chosen;
    place.others = [asOther(place), ...place.others.filter((other) => other !== chosen)];
    const parts = where.split(", "); // the region stands only where it tells places of one name apart
    move(place, { point, where: [parts[0], ...parts.slice(1).slice(-1)].join(", "), geonames: key.match(/^geonames:(\d+)$/)?.[1] ?? "" });
    rename(model, place, name);
  }),
  point: (model, on, point) => withThing(model, on, (place) => move(place, { point, where: place.where.split(",")[0], geonames: "" })),
  remove: (model, on) => remove(model, on),
  merge: (model, on, ids) => merge(model, ids),
  split: (model, on, spans) => split(model, on, spans),
  add: (model, on, kind, to) => ({ quote: addQuote, place: addPlace, entity: addEntity })[kind](model, to),
};

function withQuote(model, id, change) {
  const quote = model.quotes.find((one) => one.id === id);
  return quote ? change(quote) && undefined : false;
}

function withThing(model, id, change) {
  const thing = [...model.entities, ...model.places].find((one) => one.id === id);
  return thing ? change(thing) : false;
}

/** Resolve the id of an entity, which may be a place, or the name of somebody whom the text does not name. */
function personOf(model, id) {
  const known = [...model.entities, ...model.places].find((one) => one.id === (model.aliases[id] ?? id));
  if (known) return { id: known.id, name: known.name };
  const taken = new Set(model.entities.map((one) => one.id));
  let number = 1;
  while (taken.has(`entity-new-${number}`)) number += 1;
  const made = { id: `entity-new-${number}`, name: id.trim(), family: "person", kind: "person", title: "", role: "", count: 0, refers: 0, times: [] };
  model.entities.push(made);
  return { id: made.id, name: made.name };
}

function setLabel(model, entity, [kind, family, tag]) {
  const named = entity.kind !== UNNAMED;
  Object.assign(entity, named ? { kind, family } : { family });
  for (const mark of model.marks) if (mark.ids[0] === entity.id && mark.family !== "reference") Object.assign(mark, named ? { family, tag } : { family });
}

function setSpeakers(model, quote, ids) {
  quote.who = ids.map((id) => personOf(model, id));
  const described = quote.who.some(({ id }) => model.entities.find((one) => one.id === id)?.kind === UNNAMED);
  const kept = [NAMINGS.described, NAMINGS.collective].includes(quote.named) ? quote.named : NAMINGS.described;
  quote.named = !ids.length ? NAMINGS.none : described ? kept : NAMINGS.named;
  quote.sureWho = "";
  return true;
}

/** Let what follows from the speakers of a quote follow: who is shown, and in which role. */
function settle(quote, model) {
  const spoken = quote.who.filter(({ id }) => id);
  quote.who = spoken.length ? spoken : quote.source ? [{ name: quote.source }] : [];
  const first = model.entities.find((one) => one.id === spoken[0]?.id);
  if (first || !spoken.length) quote.role = first?.role || (first?.kind === KINDS.GPE[0] ? "government" : "");
}

function setContent(model, quote, spans) {
  quote.spans[CONTENT] = spans;
  quote.type = typeOf(model.letters, spans);
  quote.how = TYPES[quote.type];
  return true;
}

/** Return whether all letters of the spans, some or none stand in quotation marks. */
function typeOf(letters, spans) {
  let open = false;
  const marked = letters.map((letter) => {
    if (letter === "\n") open = false;
    else if (letter === "“" || (letter === '"' && !open)) open = true;
    else if (letter === "”" || letter === '"') open = false;
    return open;
  });
  const own = spans.flatMap(([start, end]) => letters.slice(start, end).flatMap((letter, i) => (/[\p{L}\p{N}]/u.test(letter) ? [marked[start + i]] : [])));
  return own.every(Boolean) ? "direct" : own.some(Boolean) ? "mixed" : "indirect";
}

function rename(model, thing, name) {
  for (const mark of model.marks) if (mark.ids[0] === thing.id && mark.label === thing.name) mark.label = name;
  for (const quote of model.quotes) for (const key of PEOPLE) quote[key] = quote[key].map((one) => (one.id === thing.id ? { ...one, name } : one));
  thing.name = name;
}

const keyOf = ({ geonames }) => (geonames ? `geonames:${geonames}` : "");
const asOther = (place) => ({ key: keyOf(place), name: place.name, where: place.where, point: place.point });

function move(place, to) {
  Object.assign(place, { ...to, country: "", radius: 0, far: 0, behind: false, shape: "pin", sure: "", reason: CHOSEN });
}

function remove(model, id) {
  const mark = model.marks.find((one) => one.at === id);
  const place = model.places.find((one) => one.id === (mark ? mark.ids[0] : id));
  if (mark && place.count > 1) return removeMention(model, place, mark);
  if (place) return removePlace(model, place);
  const [quotes, entities] = [model.quotes, model.entities].map((list) => list.length);
  model.quotes = model.quotes.filter((one) => one.id !== id);
  model.entities = model.entities.filter((one) => one.id !== id);
  if (quotes + entities === model.quotes.length + model.entities.length) return false;
  dropId(model, id);
}

/** Take an id out of marks and people. */
function dropId(model, id) {
  model.marks = model.marks.flatMap((mark) => {
    const ids = mark.ids.filter((one) => one !== id);
    return ids.length ? [{ ...mark, ids }] : [];
  });
  for (const quote of model.quotes) {
    const spoke = quote.who.some((one) => one.id);
    for (const key of PEOPLE) quote[key] = quote[key].filter((one) => one.id !== id);
    if (spoke && !quote.who.length) quote.named = NAMINGS.none;
  }
}

function removeMention(model, place, mark) {
  place.count -= 1;
  if (entityOf(model, place)) Object.assign(mark, { at: null, use: null, tag: "place" });
  else model.marks = model.marks.filter((one) => one !== mark);
}

const entityOf = (model, place) => Object.keys(model.aliases).find((id) => model.aliases[id] === place.id);

/** Remove a place; the entity that it was stays, as an entity. */
function removePlace(model, place) {
  model.places = model.places.filter((one) => one !== place);
  const entity = entityOf(model, place);
  if (!entity) return dropId(model, place.id);
  delete model.aliases[entity];
  const people = model.marks.some(({ ids, use }) => ids[0] === place.id && use === "demonym");
  model.entities.push({ id: entity, name: place.name, family: people ? "group" : "spot", kind: people ? "people or group" : "country, city or state", title: "", role: "", count: place.count, refers: 0, times: [] });
  const stays = (id) => (id === place.id ? entity : id);
  for (const mark of model.marks) {
    if (mark.ids.includes(place.id)) Object.assign(mark, { at: null, use: null, ...(mark.family === "place" ? { family: people ? "group" : "spot", tag: people ? "group" : "place" } : {}) });
    mark.ids = mark.ids.map(stays);
  }
  for (const quote of model.quotes) for (const key of PEOPLE) quote[key] = quote[key].map((one) => ({ ...one, id: stays(one.id) }));
}

function merge(model, ids) {
  const found = ids.map((id) => model.entities.find((one) => one.id === id));
  const [first, ...others] = found;
  if (!others.length || found.includes(undefined)) return false;
  for (const other of others) {
    first.count += other.count;
    first.refers += other.refers;
    if (first.kind === UNNAMED) first.kind = other.kind;
    for (const mark of model.marks) {
      if (mark.ids[0] === other.id) mark.label = first.name;
      mark.ids = [...new Set(mark.ids.map((id) => (id === other.id ? first.id : id)))];
    }
    const joined = (people) => people.map((one) => (one.id === other.id ? { id: first.id, name: first.name } : one)).filter((one, i, all) => all.findIndex(({ id }) => id === one.id) === i);
    for (const quote of model.quotes) for (const key of PEOPLE) quote[key] = joined(quote[key]);
  }
  model.entities = model.entities.filter((one) => !others.includes(one));
}

function split(model, id, spans) {
  const entity = model.entities.find((one) => one.id === id);
  const own = model.marks.filter((mark) => mark.ids.includes(id) && spans.some(([start, end]) => mark.start === start && mark.end === end));
  const named = own.filter(({ family }) => family !== "reference");
  if (!entity || !named.length || named.length >= entity.count) return false;
  const name = wordsAt(model, [named[0].start, named[0].end]);
  const made = { ...entity, id: newId(model, "entity", named[0].start), name, title: "", role: "", count: named.length, refers: own.length - named.length };
  entity.count -= made.count;
  entity.refers -= made.refers;
  for (const mark of own) Object.assign(mark, { ids: mark.ids.map((one) => (one === id ? made.id : one)), label: name });
  insert(model, "entities", made, named[0].start);
}

const wordsAt = ({ letters }, [start, end]) => letters.slice(start, end).join("").split(/\s+/).filter(Boolean).join(" ");

function newId(model, kind, start) {
  const taken = new Set([...model.entities, ...model.places, ...model.quotes].map(({ id }) => id).concat(Object.keys(model.aliases)));
  let [id, number] = [`${kind}-${start}`, 1];
  while (taken.has(id)) id = `${kind}-${start}-${(number += 1)}`;
  return id;
}

/** Put something new where it stands in the text. */
function insert(model, list, made, start) {
  const at = model[list].findIndex((one) => (spanOf(model, one.id)?.[0] ?? Infinity) > start);
  model[list].splice(at < 0 ? model[list].length : at, 0, made);
}

function addQuote(model, { content, speakers = [] }) {
  const quote = {
    id: newId(model, "quote", content[0][0]), stance: false, type: "indirect", how: "", who: [], via: [], toldTo: [], named: NAMINGS.none, role: "", source: "", cue: "", when: "",
    channel: "", reason: null, sure: "", sureWho: "", statements: 0, spans: [content, [], [], [], []],
  };
  insert(model, "quotes", quote, content[0][0]);
  setContent(model, quote, content);
  setSpeakers(model, quote, speakers);
}

function addEntity(model, { span: [start, end], label = "PERSON", name }) {
  if (model.marks.some((mark) => mark.family !== "reference" && mark.start < end && start < mark.end)) return false;
  const [kind, family, tag] = KINDS[label];
  const made = { id: newId(model, "entity", start), name: name || wordsAt(model, [start, end]), family, kind, title: "", role: "", count: 1, refers: 0, times: [] };
  insert(model, "entities", made, start);
  model.marks.push({ ids: [made.id], family, use: null, tag, at: null, label: made.name, start, end });
}

function addPlace(model, { span: [start, end], point, name }) {
  if (model.marks.some((mark) => mark.at && mark.start < end && start < mark.end)) return false;
  const words = wordsAt(model, [start, end]);
  const made = {
    id: newId(model, "place", start), name: name || words, where: "city or town", uses: ["the place itself"], use: "literal", count: 1, called: [words], times: [], others: [],
  };
  move(made, { point, geonames: "" });
  const gone = model.marks.filter((mark) => mark.family === "unplaced" && mark.start < end && start < mark.end);
  model.unplaced = model.unplaced.filter(({ id }) => !gone.some(({ ids }) => ids.includes(id)));
  model.marks = model.marks.filter((mark) => !gone.includes(mark));
  insert(model, "places", made, start);
  model.marks.push({ ids: [made.id], family: "place", use: "literal", tag: "place", at: `mention-${start}`, label: made.name, start, end });
}

/**
 * Find words in the text, whatever the white space between them, at the place nearest to another.
 * @param {string[]} letters
 * @param {string} words
 * @param {number} near
 * @returns {[number, number]|null}
 */
export function findWords(letters, words, near) {
  const wanted = [...words.trim()].filter((letter) => /\S/.test(letter)).join("");
  if (!wanted) return null;
  const places = letters.flatMap((letter, i) => (/\S/.test(letter) ? [i] : []));
  const bare = places.map((i) => letters[i]);
  const units = bare.join("");
  /** @type {[number, number]|null} */
  let best = null;
  const atOf = unitsToLetters(bare);
  for (let at = units.indexOf(wanted); at >= 0; at = units.indexOf(wanted, at + 1)) {
    const first = atOf(at);
    /** @type {[number, number]} */
    const span = [places[first], places[first + [...wanted].length - 1] + 1];
    if (!best || Math.abs(span[0] - near) < Math.abs(best[0] - near)) best = span;
  }
  return best;
}

/** JavaScript counts UTF-16 units in strings, and everything here counts characters. */
function unitsToLetters(letters) {
  const starts = [];
  letters.forEach((letter, i) => { for (let unit = 0; unit < letter.length; unit += 1) starts.push(i); });
  return (unit) => starts[unit];
}
