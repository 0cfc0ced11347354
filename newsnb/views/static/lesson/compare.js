/**
 * What a student marked beside the key. `newsnb/classroom/lesson/matching.py` does the same, and a test compares them.
 */

const [SHARED, SAME] = [0.5, 0.6]; // of the words: to be about the same thing, and to be the same words
const LEFT_OUT = new Set(["a", "an", "the", "mr", "mrs", "ms", "dr", "of", "and"]);

const AFTER_HEAD = /(?<=\S)(?:\s+(?:of|to|for|from|in|at|with|who)\s|,)/i; // whose, not who: as in matching.py

/**
 * @typedef {{kind: string, words: number[], speaker?: string|null, naming?: string|null}} Mark `speaker` is null if not
 *   answered, and empty for nobody; `words` are the numbers of those with letters
 * @typedef {{kind: string, words: number[], accept: string[], naming: string, optional: boolean}} Item
 * @typedef {{item: number, marks: number[], status: string, differs: string[]}} Found `item` is -1 for what is extra
 */

/**
 * @param {Item[]} items
 * @param {Mark[]} marks
 * @param {string[]} find
 * @returns {Found[]} for each item that was expected or found, then for each mark that is none of them
 */
export function compare(items, marks, find) {
  const homes = marks.map((mark) => findHome(items, mark));
  const found = items.flatMap((item, i) => {
    const mine = marks.flatMap((_, m) => (homes[m] === i ? [m] : []));
    if (!mine.length) return item.optional ? [] : [{ item: i, marks: [], status: "missed", differs: [] }];
    const differs = findDifferences(item, mine.map((m) => marks[m]), find);
    return [{ item: i, marks: mine, status: differs.length ? "different" : "agreed", differs }];
  });
  const extra = homes.flatMap((home, m) => (home < 0 ? [{ item: -1, marks: [m], status: "extra", differs: [] }] : []));
  return [...found, ...extra];
}

/** Return the item that a mark is about: the one it shares most with, if that is half of the shorter of the two. */
function findHome(items, mark) {
  let [best, share] = [-1, 0];
  items.forEach((item, i) => {
    const common = count(item.words, mark.words);
    const likeness = (2 * common) / (item.words.length + mark.words.length);
    if (item.kind !== mark.kind || !common || common < SHARED * Math.min(item.words.length, mark.words.length)) return;
    if (likeness > share) [best, share] = [i, likeness];
  });
  return best;
}

function count(one, other) {
  const those = new Set(other);
  return one.filter((n) => those.has(n)).length;
}

function findDifferences(item, marks, find) {
  const all = [...new Set(marks.flatMap(({ words }) => words))];
  const differs = (2 * count(item.words, all)) / (item.words.length + all.length) < SAME ? ["words"] : [];
  if (item.kind !== "quote") return differs;
  if (find.includes("speaker") && !marks.some(({ speaker }) => isSpeaker(speaker, item.accept))) differs.push("speaker");
  if (find.includes("naming") && !marks.some(({ naming }) => naming === item.naming)) differs.push("naming");
  return differs;
}

/**
 * Return whether an answer names the speaker: it holds one of the accepted names, or the end of one.
 * @param {string|null|undefined} answer
 * @param {string[]} accept empty if nobody stands for the words
 */
export function isSpeaker(answer, accept) {
  if (answer === null || answer === undefined) return false;
  const given = split(answer);
  if (!given.length || !accept.length) return !given.length && !accept.length;
  return accept.some((words) => {
    const name = split(words);
    const head = split(words.split(AFTER_HEAD)[0]);
    return name.length > 0 && (holds(given, name) || (holds(name, given) && given.includes((head.length ? head : name).at(-1))));
  });
}

function holds(whole, part) {
  return part.every((word) => whole.includes(word));
}

function split(words) {
  return (words.toLowerCase().replace(/[’']s\b/g, "").match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !LEFT_OUT.has(word));
}
