/**
 * Explanations of the words on the screen: on a tap where the word is, and all together in a list.
 */
import { make } from "./dom.js";
import { STANCE } from "./relations.js";

/** @type {[string, [string, string][]][]} */
const GROUPS = [
  ["Who speaks", [
    ["Who says it", "The person, body or group that the words are attributed to. “He” and “the president” are resolved to a name if the article makes clear who is meant."],
    ["Called in the text", "What the article calls the speaker here: a name, “he”, “a senior official”."],
    ["Passed on by", "Somebody between the speaker and this article, such as a news agency. The author of the article may not have heard the words."],
    ["Told to", "Whom the speaker said it to, if the article says so: often the newsroom that asked."],
    ["Said where", "How the words were published: in a statement, an interview, a post."],
    ["Quotes", "Quotes that it said, passed on or was told, and those in which somebody else speaks of it, by name or by a word such as “he”. If a source is called “a Taliban official”, the Taliban are named in the source, but did not speak themselves."],
    ["Role", "What the speaker is: government, business, expert, resident. The machine takes it from the words beside the name."],
  ]],
  ["How a speaker is named", [
    ["Named", "Whether a reader can find out who speaks: by name, by a description, as a group, or by nobody."],
    ["by name", "The article gives a person, an organisation or a country by its name."],
    ["by a description", "“A Taliban official”: one person, but you cannot find out who."],
    ["as a group", "“Officials”, “critics”, “residents”: several people, or one who is made to sound like several."],
    ["by nobody", "No source is given: “Russia has been accused”, “reportedly”. The article says that it was said, but not by whom."],
    ["Unnamed because", "The reason the article gives for withholding the name. It may be a good one: a source can be in danger."],
  ]],
  ["How it is said", [
    ["Reporting words", "The words that show that somebody said it: said, warned, according to. They can add a judgement: compare “said” and “claimed”."],
    ["What was said", "What the speaker said, in their own words or in those of the article."],
    ["word for word", "In quotation marks: the speaker’s own words, as the article gives them."],
    ["partly word for word", "In the article’s words, with some of the speaker’s own in quotation marks."],
    ["paraphrased", "In the article’s words, without quotation marks. You cannot see what exactly was said."],
    [STANCE, "What somebody believes, wants or plans; or what somebody only spoke of, where the article does not tell what was said of it: “she praised the crew”, “he would not say when”."],
  ]],
  ["Places", [
    ["the place itself", "Something is there or happens there: “arrived in Moscow”."],
    ["stands for a government or group", "“Moscow denied it”: not the city, but the government in it."],
    ["people or things from there", "A word derived from the name, or the name before another word: “Afghan leaders”, “a Moscow meeting”."],
    ["used in several ways", "A place that is used in several ways is drawn by the most frequent one; its card lists all of them."],
    ["roughly here", "A region has no single point, and often no agreed border: the circle shows roughly where it is and how large."],
    ["beside its place", "Pins that would overlap are moved apart. The line leads to a dot, which is where the place is."],
    ["Why here", "Why the machine chose this place of all those with the name."],
    ["Other places of this name", "Other places that the name could mean. If one of them fits the article better, the machine was wrong."],
    ["not placed", "It looks like the name of a place, but the machine could not tell which. It is left off the map rather than guessed."],
  ]],
  ["Times", [
    ["when", "Words that say when something was, is or will be. What they mean is worked out from the day of publication, the tense and the times before."],
    ["Said when", "When it was said, if the article says so with the reporting words. Otherwise no more is known than the day of the article."],
    ["Why then", "How the machine got from the words to the date."],
    ["On the calendar", "The first and the last day that the words can mean."],
  ]],
];
const BANDS = ["sure", "fairly sure", "unsure"];
const MEANINGS = new Map(GROUPS.flatMap(([, words]) => words));
const MEASURED = new Set(BANDS);
export const HOW_MEASURED = "How this was measured";

/**
 * Return words as a button that explains them, or as they are if they need no explanation.
 * @param {string} words
 * @param {string} [shown] the text of the button, if it is another form of the words
 * @returns {HTMLElement|string}
 */
export function term(words, shown = words) {
  if (!MEANINGS.has(words) && !MEASURED.has(words) && words !== HOW_MEASURED) return shown;
  return make("button", { type: "button", class: "term", "aria-expanded": "false", "data-term": words, text: shown });
}

/**
 * Return what words mean; for "sure" and the like, how often such answers were right when they were checked.
 * @param {string} words
 * @param {any} data
 * @returns {string}
 */
export function meaningOf(words, data) {
  if (words === HOW_MEASURED) return `The figures were ${data.by}. Expect somewhat less on other texts.`;
  if (!MEASURED.has(words)) return MEANINGS.get(words) ?? "";
  const [quotes, places] = ["quotes", "places"].map((kind) => {
    const right = data.bands?.[kind]?.[words];
    return right === undefined ? `of ${kind}, not measured yet` : `of ${kind} that it calls ${words}, ${right} in 100 were right`;
  });
  return `How sure the machine is of its answer, and how often such answers were right when people checked: ${quotes}; ${places}.`;
}

/**
 * Explain words in place, on a tap or with Enter; the explanation follows the line with the word.
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
    const line = findLine(button);
    const word = button.dataset.term ?? "";
    const tag = line.tagName === "DD" ? "dd" : "p";
    if (open) line.parentElement?.querySelector(`:scope > .meaning[data-of="${CSS.escape(word)}"]`)?.remove();
    else line.after(make(tag, { class: "meaning", role: tag === "p" ? "note" : null, "data-of": word, text: meaningOf(word, data) }));
  });
  view.addEventListener("keydown", (event) => {
    const button = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "Escape" || !button.matches("button.term[aria-expanded=true]")) return;
    button.click();
    event.preventDefault();
    event.stopImmediatePropagation(); // the selection stays
  });
}

/** Find the element to put an explanation after: the fact of a term in a list, else the paragraph, heading or header. */
function findLine(button) {
  return button.closest("dt")?.nextElementSibling ?? button.closest("dd, header, h2, p, ul") ?? button;
}

/**
 * Make the list of all words.
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
