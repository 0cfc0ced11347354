/**
 * The legend: the marks, lines and signs that occur in this article.
 */
import { make } from "./dom.js";
import { oneStop } from "./keys.js";
import { term } from "./terms.js";
import { longestPoint } from "./timescale.js";

const LINES = [["direct", "word for word"], ["mixed", "partly word for word"], ["indirect", "paraphrased"]];
const USES = [["literal", "place", "the place itself"], ["metonym", "stands for", "stands for a government or group"], ["demonym", "from there", "people or things from there"]];
const SHORT = { "stands for a government or group": "a government or group", "people or things from there": "people or things" };

/**
 * Find the tags in the text and the signs on the map, with their meanings. A pure function.
 * @param {any} data
 * @returns {{tag?: string, use?: string, signs: string[], words: string}[]} `signs` are classes
 */
export function signsOf({ places, unplaced, marks }) {
  const some = (test) => places.some(test);
  const inText = new Set(marks.map(({ use }) => (use === "adjective" ? "demonym" : use)));
  const uses = USES.map(([use, tag, words]) => {
    const shapes = ["pin", "area"].filter((shape) => some((place) => place.use === use && place.shape === shape));
    return { ...(inText.has(use) ? { tag, use } : {}), signs: shapes.map((shape) => `${shape} ${use}`), words };
  });
  const others = [
    [some(({ shape }) => shape === "ring"), ["ring literal"], "roughly here"],
    [places.filter(({ shape }) => shape === "pin").length > 1, ["moved"], "beside its place"],
    [some(({ sure }) => sure === "fairly sure"), ["pin literal fairly"], "fairly sure"],
    [some(({ sure }) => sure === "unsure"), ["pin literal unsure"], "unsure"],
    [unplaced.length > 0, ["unplaced"], "not placed"],
    [some(({ uses }) => uses.length > 1), [], "used in several ways"],
  ];
  return [...uses.filter(({ tag, signs }) => tag || signs.length), ...others.filter(([is]) => is).map(([, signs, words]) => ({ signs, words }))];
}

/** Return how times are drawn on the line, if there is one. */
function shapesOf({ times }) {
  const spans = times.flatMap(({ span }) => (span ? [{ from: span[0], to: span[1] }] : []));
  const bars = spans.map(({ from, to }) => to - from > longestPoint(spans));
  return spans.length > 1 ? [["point", false], ["span", true]].filter(([, bar]) => bars.includes(bar)).map(([shape]) => shape) : [];
}

/**
 * @param {any} data
 * @param {HTMLElement[]} tools what else stands on its line
 * @param {HTMLElement[]} more what else stands below it
 * @returns {{node: HTMLElement, fold: (open: boolean) => void}} a low or narrow view shows only its first line until it is opened
 */
export function makeLegend(data, tools, more) {
  const key = (words, ...signs) => make("span", { class: "key" }, ...signs, " ", term(words, SHORT[words]));
  const lines = LINES.filter(([type]) => data.quotes.some((quote) => quote.type === type));
  const signs = signsOf(data).map(({ tag, use, signs, words }) =>
    key(words, tag && make("span", { class: `mark place ${use}`, text: tag }), ...signs.map((name) => make("span", { class: `sign ${name}`, "aria-hidden": "true" }))));
  const notice = (note) => make("p", { class: "notice", text: `Note: ${note}` });
  const when = data.times.length > 0 && key("when", make("span", { class: "mark time", text: "words" }), ...shapesOf(data).map((shape) => make("span", { class: `sign ${shape}`, "aria-hidden": "true" })));
  const doubt = data.quotes.some(({ sure }) => sure === "unsure") && key("unsure", make("span", { class: "said direct lane-0 unsure end", text: "words" }));
  const rest = make("div", { class: "folded" },
    lines.length > 0 && make("p", { class: "keys" }, ...lines.map(([type, words]) => key(words, make("span", { class: `said ${type} lane-0`, text: "words" }))), doubt),
    (signs.length > 0 || when) && make("p", { class: "keys" }, ...signs, when),
    ...data.notes.map(notice),
    data.marks.length > 0 && make("p", { class: "keys" }, ...more));
  const line = make("div", { class: "line" });
  const node = make("section", { class: "legend", "aria-label": "What the marks mean" }, line,
    make("p", { class: "hint", text: data.quotes.length || data.places.length ? "Choose a name, a quote or a place: text, map and table follow." : "Nothing was found in this text that could be linked." }),
    ...data.doubts.map(notice));
  line.append(...tools);
  if (!rest.firstChild) return { node, fold() {} };
  const fold = make("button", { type: "button", class: "fold", "aria-expanded": "false", text: "What the marks mean" });
  const set = (open) => fold.setAttribute("aria-expanded", String(node.classList.toggle("open", open)));
  fold.addEventListener("click", () => set(!node.classList.contains("open")));
  line.prepend(fold);
  oneStop(line, "button")();
  node.append(rest);
  oneStop(node, ".term")();
  set(matchMedia("(min-width: 820px) and (min-height: 801px)").matches);
  return { node, fold: set };
}
