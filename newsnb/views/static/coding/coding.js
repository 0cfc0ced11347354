/**
 * A coding sheet: articles one by one, to mark what is in them, blind. Nothing is sent; what is marked stays in the browser until
 * it is downloaded. `newsnb/corpus/coding.py` reads the file.
 */
import { make, counted } from "../app/dom.js";
import { makeKeep } from "../lesson/keep.js";
import { makeMarking } from "../lesson/marks.js";
import { makeText } from "../lesson/text.js";

const [FORMAT, VERSION] = ["newsnb.coding", 1];

/**
 * @param {{sheet: any}} packed
 */
export function start({ sheet }) {
  const element = /** @type {HTMLElement} */ (document.getElementById("newsnb"));
  const locked = make("p", { class: "taken", role: "alert", hidden: true, text: "This sheet was opened in another window: go on there, and close this one." });
  const keep = makeKeep(sheet.name, () => {
    locked.hidden = false;
    main.inert = true;
  });
  const kept = keep.load();
  const state = { coder: kept?.coder ?? "", at: kept?.at ?? 0, articles: sheet.articles.map((_, at) => kept?.articles?.[at] ?? { marks: [], done: false }) };
  const save = () => keep.save(state);
  const said = make("p", { class: "status", role: "status" });
  const list = make("select", { "aria-label": "Article", on: { change: ({ target }) => show(Number(target.value)) } });
  const coder = /** @type {HTMLInputElement} */ (make("input", { type: "text", maxlength: "24", autocomplete: "off", value: state.coder }));
  coder.addEventListener("input", () => {
    state.coder = coder.value.trim();
    save();
  });
  const download = make("button", { type: "button", class: "main", text: "Download what is coded", on: { click: () => hand(sheet, state, said) } });
  const body = make("section", { class: "pane reading", "aria-label": "Article" });
  const side = make("div", { class: "side", tabindex: "-1" });
  const main = make("main", { class: "lesson coding" }, make("header", { class: "masthead" }, make("h1", { text: sheet.title }), list,
    make("label", { class: "code" }, make("span", { text: "Your code" }), coder), download, said), body, side);
  element.replaceChildren(locked, main);

  function tell() {
    const done = state.articles.filter((one) => one.done).length;
    list.replaceChildren(...sheet.articles.map(({ title, id }, at) => make("option", { value: at, selected: at === state.at, text: `${at + 1}. ${state.articles[at].done ? "✓ " : ""}${title || id}` })));
    said.textContent = `${done} of ${counted(state.articles.length, "article")} finished`;
  }

  function show(at) {
    state.at = Math.min(Math.max(at, 0), state.articles.length - 1);
    const [article, own] = [sheet.articles[state.at], state.articles[state.at]];
    /** @type {any} */
    let marking = null;
    const text = makeText(article.blocks, { onSelect: (range) => marking?.onSelect(range), onKey: (key) => marking?.onKey(key) ?? false, onWord: (n) => marking?.onWord(n) });
    const finish = make("button", { type: "button", class: "main", text: own.done ? "Not finished after all" : "This article is finished", on: { click: () => {
      own.done = !own.done;
      save();
      tell();
      show(own.done ? state.at + 1 : state.at);
    } } });
    marking = makeMarking({ find: sheet.find }, own, text, { onChange: save, onCommit: () => {}, end: finish });
    body.replaceChildren(make("p", { class: "task", text: sheet.task }), make("p", { id: "keys", class: "keyline", text: "Drag over words, or select them with the arrow keys and Shift. q: somebody said this. s: this is who said it. p: this is a place. Delete: remove the mark." }),
      make("h2", { text: article.title || article.id }), text.node, text.said);
    side.replaceChildren(marking.node);
    marking.draw();
    marking.onSelect(null);
    body.scrollTop = 0;
    tell();
    save();
  }
  show(state.at);
  document.documentElement.classList.add("ready");
}

function hand(sheet, state, said) {
  const articles = sheet.articles.map(({ id, sha256, blocks }, at) => ({ article: id, sha256, done: state.articles[at].done, marks: writeMarks(blocks, state.articles[at].marks) }));
  const content = JSON.stringify({ format: FORMAT, version: VERSION, sheet: sheet.name, coder: state.coder, articles }, null, 1);
  const name = `coded-${state.coder.replace(/[^\p{L}\p{N}-]+/gu, "") || "without-code"}.json`;
  const link = /** @type {HTMLAnchorElement} */ (make("a", { href: URL.createObjectURL(new Blob([content], { type: "application/json" })), download: name }));
  link.click();
  said.textContent = `Your file is ${name}, in the downloads of this browser. newsnb.validate reads it.`;
}

/** Return marks with their words, which stand at the odd places of the pieces. */
function writeMarks(blocks, marks) {
  const pieces = blocks.flatMap((block) => block.pieces.map((text, at) => ({ text, isWord: at % 2 === 1 })));
  const at = pieces.flatMap(({ isWord }, number) => (isWord ? [number] : []));
  return marks.map(({ kind, from, to, speaker, naming }) => ({
    kind, words: pieces.slice(at[from], at[to] + 1).map(({ text }) => text).join(""), speaker: speaker ?? null, naming: naming ?? null,
  }));
}
