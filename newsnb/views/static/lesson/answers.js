/**
 * The file that a student hands in. `newsnb/classroom/together/answers.py` reads it.
 */

const [FORMAT, VERSION] = ["newsnb.answers", 1];

/**
 * @param {any} lesson
 * @param {any} state
 * @param {import("./text.js").Word[]} words
 * @returns {string} the date is that of the day, without the time
 */
export function writeAnswers(lesson, state, words) {
  const text = lesson.blocks.flatMap(({ pieces }) => pieces).join("");
  return `${JSON.stringify({
    format: FORMAT,
    version: VERSION,
    code: state.code,
    on_day: today(),
    sha256: lesson.sha256,
    title: lesson.title,
    find: lesson.find,
    marks: state.marks.map(({ kind, from, to, speaker, naming }) => ({
      kind, start: words[from].start, end: words[to].end, speaker: speaker ?? null, naming: naming ?? null,
    })),
    judgement: state.judgement,
    text,
  }, null, 1)}\n`;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Return a code as it stands in the name of a file.
 * @param {string} code
 */
export function nameFile(code) {
  return `answers-${code.replace(/[^\p{L}\p{N}-]+/gu, "").slice(0, 30) || "without-code"}`;
}
