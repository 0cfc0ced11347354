/**
 * The exercise: mark, commit, compare, judge, hand in. Nothing is sent, and the key is unpacked at the commit.
 */
import { make } from "../app/dom.js";
import { writeAnswers, nameFile } from "./answers.js";
import { compare } from "./compare.js";
import { keepOutside, makeKeep } from "./keep.js";
import { makeMarking } from "./marks.js";
import { makeResults } from "./results.js";
import { makeText } from "./text.js";

const STEPS = ["Mark", "Compare", "Judge and hand in"];
const CODE = /^[\p{L}\p{N}_ .-]{1,24}$/u; // as together/answers.py takes it
const KEYS = "Arrow keys: from word to word; Page Down and Page Up: to another paragraph. With Shift: select. Escape: clear. Delete: remove the mark.";

/**
 * Start the lesson that the loader unpacked.
 * @param {{place: "frame"|"page", lesson: any}} packed
 */
export function start({ place, lesson }) {
  const element = /** @type {HTMLElement} */ (document.getElementById("newsnb"));
  const tell = place === "frame" ? (message) => parent.postMessage({ newsnb: lesson.name, ...message }, "*") : () => {};
  const outside = place === "frame" ? keepOutside(tell) : null;
  const open = () => mount(element, lesson, { place, tell, restart: open, outside });
  open();
  if (outside) joinNotebook(lesson.name, tell, (work) => {
    if (outside.load() || !work?.marks) return; // nothing was kept, or somebody works here already
    outside.save(work);
    open();
  });
}

function mount(element, lesson, { place, tell, restart, outside }) {
  const locked = make("p", { class: "taken", role: "alert", hidden: true, text: "This lesson was opened in another window: go on there, and close this one." });
  const keep = outside ?? makeKeep(lesson.name, () => {
    locked.hidden = false;
    main.inert = true;
  });
  const state = readState(keep.load(), lesson);
  /** @type {{onSelect?: (range: any) => void, onKey?: (key: string) => boolean, onWord?: (n: number) => void}} */
  let panel = {};
  const text = makeText(lesson.blocks, {
    onSelect: (range) => panel.onSelect?.(range),
    onKey: (key) => panel.onKey?.(key) ?? false,
    onWord: (n) => panel.onWord?.(n),
  });
  state.marks = state.marks.filter(({ from, to }) => from >= 0 && from <= to && to < text.words.length);
  const save = () => keep.save(state);
  const code = drawCode(lesson, state, save);
  const steps = make("ol", { class: "steps", "aria-label": "Steps" }, ...STEPS.map((name) => make("li", { text: name })));
  const side = make("div", { class: "side", tabindex: "-1" });
  const task = make("p", { class: "task", text: lesson.task });
  const main = make("main", { class: "lesson" },
    make("header", { class: "masthead" }, make("h1", { text: lesson.title || "An article" }), make("p", { class: "about", text: lesson.about }), steps, code.node),
    make("section", { class: "pane reading", "aria-label": "Article" }, task, make("p", { id: "keys", class: "keyline", text: KEYS + sayKeys(lesson.find) }), text.node, text.said),
    side);
  element.replaceChildren(locked, main);
  const settle = (step) => [...steps.children].forEach((one, i) => (i === step ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current")));

  const toResults = async (byHand) => {
    const key = JSON.parse(await newsnbUnpacked(lesson.key));
    const found = compare(key.items, state.marks.map((mark) => ({ ...mark, words: solid(text.words, mark) })), lesson.find);
    const results = makeResults(lesson, state, key, found, text, {
      onChange: save,
      onSave: () => handIn(lesson, state, text.words, { place, tell, save, code }),
      onClear: () => {
        keep.clear();
        main.remove();
        restart();
      },
    });
    text.lock();
    text.node.setAttribute("role", "document");
    text.node.setAttribute("aria-label", "The article with your marks and the others");
    text.node.removeAttribute("aria-roledescription");
    task.hidden = true;
    main.classList.add("committed");
    panel = results;
    side.replaceChildren(results.node);
    results.start();
    settle(1);
    side.addEventListener("focusin", ({ target }) => settle(/** @type {HTMLElement} */ (target).closest(".judgement, .end") ? 2 : 1));
    if (byHand) results.focus();
  };
  const marking = makeMarking(lesson, state, text, {
    onChange: save,
    onCommit: () => {
      state.committed = true;
      save();
      toResults(true);
    },
  });
  settle(0);
  if (state.committed) return void toResults(false);
  panel = marking;
  side.replaceChildren(marking.node);
  marking.draw();
}

/** Return what was kept, or the beginning. */
function readState(kept, lesson) {
  const fresh = { code: lesson.code ?? "", marks: [], committed: false, judgement: {}, handed: false };
  return kept && Array.isArray(kept.marks) ? { ...fresh, ...kept } : fresh;
}

function drawCode(lesson, state, save) {
  const field = /** @type {HTMLInputElement} */ (make("input", { type: "text", maxlength: "24", autocomplete: "off", spellcheck: "false", value: state.code, readonly: Boolean(lesson.code) }));
  field.addEventListener("input", () => {
    state.code = field.value.trim();
    save();
  });
  return { node: make("label", { class: "code" }, make("span", { text: "Your code" }), field), focus: () => field.focus() };
}

function sayKeys(find) {
  const keys = [["quotes", "q: somebody said this."], ["speaker", "s: this is who said it."], ["places", "p: this is a place."]];
  return keys.filter(([what]) => find.includes(what)).map(([, words]) => ` ${words}`).join("");
}

/** Make the file, and say what happened. */
function handIn(lesson, state, words, { place, tell, save, code }) {
  if (!CODE.test(state.code)) {
    code.focus();
    return state.code ? "A code has letters, digits, hyphens, points and blanks only: correct it at the top of the page, then download again."
      : "Write the code that your teacher gave you at the top of the page, then download again.";
  }
  const [name, content] = [nameFile(state.code), writeAnswers(lesson, state, words)];
  if (place === "frame") {
    tell({ say: "download", kind: "json", name, text: content });
    tell({ say: "answers", answers: JSON.parse(content) });
  } else {
    const link = /** @type {HTMLAnchorElement} */ (make("a", { href: URL.createObjectURL(new Blob([content], { type: "application/json" })), download: `${name}.json` }));
    link.click();
  }
  state.handed = true;
  save();
  return `Your file is ${name}.json, in the downloads of this browser. Hand it in as your teacher told you.`;
}

function solid(words, { from, to }) {
  const found = [];
  for (let n = from; n <= to; n++) if (words[n].solid) found.push(n);
  return found;
}

/** In a notebook: follow its theme, and tell it how tall this is. */
function joinNotebook(name, tell, onWork) {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.newsnb !== name) return;
    if (data.say === "work") onWork(data.work);
    if (data.say !== "theme") return;
    if (data.theme) document.documentElement.dataset.theme = data.theme;
    else delete document.documentElement.dataset.theme;
  });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && tell({ say: "leave" }));
  const measure = () => tell({ say: "height", height: 780 });
  tell({ say: "hello" });
  addEventListener("resize", measure);
  measure();
}
