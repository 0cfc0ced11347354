/**
 * A reading as it is saved, with nothing said twice, to what the panels take: the other half of `compact.py`.
 */

const PEOPLE = ["who", "via", "toldTo"];
const ROLES = ["content", "cue", "source", "channel", "reason"];

/**
 * @param {any} saved
 * @returns {any} the same with whole marks and with the words of every quote
 */
export function unpack(saved) {
  const { styles, ids, ...data } = saved;
  countFromStart(data.blocks);
  const names = new Map([...data.places, ...data.entities].map(({ id, name }) => [id, name]));
  const marks = data.marks.map(([style, numbers, at = null, label = null]) => {
    const [family, use, tag] = styles[style];
    const own = numbers.map((number) => ids[number]);
    return { ids: own, family, use, tag, at, label: label ?? names.get(own[0]) ?? "a name that was not placed" };
  });
  const said = saidIn(data.blocks);
  const quotes = data.quotes.map((quote, i) => {
    const words = ROLES.filter((role) => !(role in quote)).map((role) => [role, said.get(`${i} ${role}`) ?? ""]);
    const people = PEOPLE.map((key) => [key, quote[key].map((one) => ({ name: names.get(one.id), ...one }))]);
    return { ...quote, ...Object.fromEntries([...words, ...people]) };
  });
  return { ...data, marks, quotes };
}

/** Marks and quotes were counted from the last one before. */
function countFromStart(blocks) {
  let [mark, quote] = [0, 0];
  for (const piece of blocks.flatMap(({ pieces }) => pieces)) {
    const [, marks, quotes] = piece;
    if (marks?.length) {
      piece[1] = marks.map((step) => mark + step);
      mark = Math.max(mark, ...piece[1]);
    }
    if (quotes?.length) {
      piece[2] = quotes.map((step) => [quote + Math.floor(step / ROLES.length), ((step % ROLES.length) + ROLES.length) % ROLES.length]);
      quote = piece[2].at(-1)[0];
    }
  }
}

/**
 * Put together the words of each quote and role from the pieces that belong to it.
 * @param {any[]} blocks
 * @returns {Map<string, string>} by the quote's number and the role
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
