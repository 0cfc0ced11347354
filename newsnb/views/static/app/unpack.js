/**
 * Restore the data that the panels use from its compact form: the other half of `compact.py`.
 */

const PEOPLE = ["who", "via", "toldTo"];
const IN_THE_TEXT = 0;
const ROLES = ["content", "cue", "source", "channel", "reason"];

/**
 * @param {any} saved
 * @returns {any} the same with complete marks and the words of every quote
 */
export function unpack(saved) {
  const { styles, text, others, ...data } = saved;
  const [places, entities, times] = [data.places, data.entities, data.times].map(toRows);
  const rest = toRows(others);
  for (const place of places) place.others = rest.splice(0, place.others).map((other) => ({ ...other, name: other.name ?? place.name }));
  const names = new Map([...places, ...entities, ...times].map(({ id, name }) => [id, name]));
  for (const { id } of data.unplaced) names.set(id, "a name that was not placed");
  const ids = [...names.keys()];
  countFromStart(data.blocks, text);
  const marks = toRows({ ...data.marks, at: toIds(data.marks.style?.map((style) => (styles[style][0] === "time" ? "time" : "mention")) ?? [], data.marks.at) }).map((mark) => {
    const own = [mark.ids].flat().map((number) => ids[number]);
    const [family, use, tag] = styles[mark.style];
    return { ids: own, family, use, tag, at: mark.at, label: mark.label ?? names.get(own[0]) };
  });
  const said = saidIn(data.blocks);
  const person = (one) => (typeof one === "number" ? { id: ids[one], name: names.get(ids[one]) } : one);
  const quotes = toRows({ ...data.quotes, id: toIds([], data.quotes.id) }).map((quote, i) => {
    const words = ROLES.filter((role) => quote[role] === IN_THE_TEXT).map((role) => [role, said.get(`${i} ${role}`)]);
    const people = PEOPLE.map((key) => [key, quote[key].map(person)]);
    return { ...quote, ...Object.fromEntries([...words, ...people]), places: quote.places.map((number) => ids[number]), when: ids[quote.when] ?? "" };
  });
  return { ...data, places, entities, times, marks, quotes };
}

/** Convert columns to rows. */
function toRows(columns) {
  const keys = Object.keys(columns);
  return (columns[keys[0]] ?? []).map((_, i) => Object.fromEntries(keys.map((key) => [key, columns[key][i]])));
}

/** Restore ids: a number is the difference to the previous one. */
function toIds(kinds, steps) {
  let last = 0;
  return steps.map((step, i) => (typeof step === "number" ? `${kinds[i] ?? "quote"}-${(last += step)}` : step));
}

/** Add the words to pieces, and restore the numbers of marks and quotes, which were counted from the previous one. */
function countFromStart(blocks, text) {
  let [at, mark, quote] = [0, 0, 0];
  for (const { pieces } of blocks)
    for (const piece of pieces) {
      const [marks, quotes] = piece;
      if (marks?.length) {
        piece[0] = marks.map((step) => mark + step);
        mark = Math.max(mark, ...piece[0]);
      }
      if (quotes?.length) {
        piece[1] = quotes.map((step) => [quote + Math.floor(step / ROLES.length), ((step % ROLES.length) + ROLES.length) % ROLES.length]);
        quote = piece[1].at(-1)[0];
      }
      piece.unshift(text[at]);
      at += 1;
    }
}

/**
 * Join the words of each quote and role from the pieces that belong to it.
 * @param {any[]} blocks
 * @returns {Map<string, string>} by the number of the quote and the role
 */
export function saidIn(blocks) {
  const found = new Map();
  const ended = new Map();
  let number = 0;
  for (const { pieces } of blocks)
    for (const [words, , owners = []] of pieces) {
      for (const [index, role] of owners) {
        const key = `${index} ${ROLES[role]}`;
        const before = found.has(key) ? `${found.get(key)}${ended.get(key) === number - 1 ? "" : " ... "}` : "";
        found.set(key, before + words);
        ended.set(key, number);
      }
      number += 1;
    }
  return found;
}
