/**
 * The words on the screen, explained on a tap: where the word stands, and all together in a list.
 */
import { make } from "./dom.js";

/** @type {[string, [string, string][]][]} */
const GROUPS = [
  ["Who speaks", [
    ["Who says it", "The person, body or group that the words are ascribed to. “He” and “the president” are followed to a name where the article settles it."],
    ["Called in the text", "What the article calls the speaker at this place: a name, “he”, “a senior official”."],
    ["Passed on by", "Somebody between the speaker and this article, such as an agency that is cited. Whoever wrote the article may not have heard the words."],
    ["Told to", "Whom the speaker said it to, where the article tells: often the newsroom that asked."],
    ["Said where", "The way the words came: a statement, an interview, a post."],
    ["Quotes", "Those that it said, passed on or was told, and those in which somebody else speaks of it: by its name, or by another word such as “he”. Where a source is called “a Taliban official”, the Taliban are named in the source, and did not speak themselves."],
    ["Role", "The part the speaker plays: government, business, expert, resident. The machine takes it from the words beside the name."],
  ]],
  ["How a speaker is named", [
    ["Named", "Whether a reader could find out who speaks: by name, by a description, as a group, or by nobody."],
    ["by name", "The article gives a person, an organisation or a country by its name."],
    ["by a description", "“A Taliban official”: somebody, but you cannot find out who."],
    ["as a group", "“Officials”, “critics”, “residents”: several people, or one who is made to sound like several."],
    ["by nobody", "No source is given: “Russia has been accused”, “reportedly”: the article says it was said, and not by whom."],
    ["Unnamed because", "The reason the article gives for keeping a name back. It may be a good one: a source can be in danger."],
  ]],
  ["How it is said", [
    ["Reporting words", "The words that tell you somebody said it: said, warned, according to. They can colour it: compare “said” and “claimed”."],
    ["What was said", "The part of the sentence that is the speaker’s, in their words or in the article’s."],
    ["word for word", "In quotation marks: the speaker’s own words, as the article gives them."],
    ["partly word for word", "In the article’s words, with some of the speaker’s own in quotation marks."],
    ["paraphrased", "In the article’s words, without quotation marks. What exactly was said, you cannot see."],
    ["thought, wished or planned", "Not said aloud, or not told as said: what somebody believes, wants or means to do."],
  ]],
  ["Places", [
    ["the place itself", "Something is there or happens there: “arrived in Moscow”."],
    ["stands for a government or group", "“Moscow denied it”: not the city, but the government in it."],
    ["people or things from there", "A word made from the name, or the name before another word: “Afghan leaders”, “a Moscow meeting”."],
    ["used in several ways", "A place that is used in several ways is drawn in the way that is the commonest; its card tells them all."],
    ["roughly here", "A region has no single point, and often no edge that all agree on: the circle lies about there and has about its size."],
    ["beside its place", "Pins that would lie on one another are moved apart. The line leads to a dot, and the dot is where the place is."],
    ["Why here", "What the machine chose this place by, of all that have the name."],
    ["Other places of this name", "What the name could mean elsewhere. If one of them fits the article better, the machine erred."],
    ["not placed", "It looks like the name of a place, but nothing settles where it lies. Nothing is drawn rather than guessed."],
  ]],
];
const BANDS = ["sure", "fairly sure", "unsure"];
const MEANINGS = new Map(GROUPS.flatMap(([, words]) => words));
const MEASURED = new Set(BANDS);
export const HOW_MEASURED = "How this was measured";

/**
 * Give words as a button that explains them; words that need no explanation stay words.
 * @param {string} words
 * @param {string} [shown] what stands on the button, where that is another form of the words
 * @returns {HTMLElement|string}
 */
export function term(words, shown = words) {
  if (!MEANINGS.has(words) && !MEASURED.has(words) && words !== HOW_MEASURED) return shown;
  return make("button", { type: "button", class: "term", "aria-expanded": "false", "data-term": words, text: shown });
}

/**
 * Say what words mean; for a band of sureness, how often such answers were right when they were checked.
 * @param {string} words
 * @param {any} data
 * @returns {string}
 */
export function meaningOf(words, data) {
  if (words === HOW_MEASURED) return `The figures were ${data.by}. On other texts expect somewhat less.`;
  if (!MEASURED.has(words)) return MEANINGS.get(words) ?? "";
  const [quotes, places] = ["quotes", "places"].map((kind) => {
    const right = data.bands?.[kind]?.[words];
    return right === undefined ? `of ${kind}, not measured yet` : `of ${kind} that it calls ${words}, ${right} in 100 were right`;
  });
  return `How sure the machine is of its own answer, and how often that was so when people checked: ${quotes}; ${places}.`;
}

/**
 * Explain words where they stand, on a tap or by Enter: the explanation follows the line that the word is in.
 * @param {HTMLElement} view
 * @param {any} data
 */
export function explainIn(view, data) {
  view.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("button.term"));
    if (!button) return;
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    /** @type {Element} */
    const line = lineOf(button);
    const word = button.dataset.term ?? "";
    const tag = line.tagName === "DD" ? "dd" : "p";
    if (open) line.parentElement?.querySelector(`:scope > .meaning[data-of="${CSS.escape(word)}"]`)?.remove();
    else line.after(make(tag, { class: "meaning", role: tag === "p" ? "note" : null, "data-of": word, text: meaningOf(word, data) }));
  });
}

/** The line after which an explanation has room: a term's fact in a list, else the paragraph, heading or header. */
function lineOf(button) {
  return button.closest("dt")?.nextElementSibling ?? button.closest("dd, header, h2, p, ul") ?? button;
}

/**
 * All words in a list.
 * @param {any} data
 */
export function makeTerms(data) {
  const list = (words) => make("dl", {}, ...words.flatMap(([word, meaning]) => [make("dt", { text: word }), make("dd", { text: meaning })]));
  const sure = BANDS.map((band) => [band, measured(band, data)]);
  const node = make("div", { class: "glossary" },
    ...GROUPS.flatMap(([heading, words]) => [make("h2", { text: heading }), list(words)]),
    make("h2", { text: "How sure the machine is" }), list(sure),
    make("p", { class: "notice", text: data.by ? `Shares of right answers: ${data.by}.` : "Nobody has measured the shares of right answers yet." }));
  return { node, show() {} };
}

function measured(band, data) {
  return ["quotes", "places"].map((kind) => {
    const right = data.bands?.[kind]?.[band];
    return `${kind}: ${right === undefined ? "not measured yet" : `${right} in 100 were right`}`;
  }).join("; ");
}
