/**
 * The first step: what the selected words are, and what a student marked so far.
 */
import { counted, make } from "../app/dom.js";

export const NAMINGS = [["named", "by name"], ["described", "by a description"], ["collective", "as a group"], ["none", "by nobody"]];

/**
 * @param {any} lesson
 * @param {any} state `marks` is changed here
 * @param {ReturnType<import("./text.js").makeText>} text
 * @param {{onChange: () => void, onCommit: () => void, end?: HTMLElement}} host `end` stands where there is nothing to compare with
 */
export function makeMarking(lesson, state, text, { onChange, onCommit, end }) {
  const asks = (what) => lesson.find.includes(what);
  /** @type {any} the quote that the next speaker is for */
  let open = null;
  const picked = make("p", { class: "pickedwords" });
  const button = (words, key, click) => make("button", { type: "button", class: "choice", "aria-keyshortcuts": key, on: { click } }, words, " ", make("kbd", { text: key }));
  const add = {
    q: asks("quotes") && button("Somebody said this", "q", () => addMark("quote")),
    s: asks("speaker") && button("This is who said it", "s", () => addSpeaker()),
    p: asks("places") && button("This is a place", "p", () => addMark("place")),
  };
  const chooser = make("section", { class: "chooserbar", "aria-label": "What are the selected words?" }, picked, make("p", { class: "choices" }, add.q, add.s, add.p));
  const list = make("ol", { class: "marklist", "aria-label": "Your marks" });
  const total = make("p", { class: "status", role: "status" });
  const commit = make("div", { class: "commit" });
  const node = make("div", { class: "marking" }, chooser, total, list, commit);
  /** @type {Map<any, HTMLElement>} */
  const rows = new Map();

  function addMark(kind) {
    const range = text.range();
    if (!range) return;
    const same = state.marks.find((mark) => mark.kind === kind && mark.from === range.from && mark.to === range.to);
    const mark = same ?? { kind, ...range, speaker: null, naming: null };
    if (!same) state.marks.push(mark);
    state.marks.sort((a, b) => a.from - b.from || b.to - a.to);
    if (kind === "quote") open = mark;
    text.clear();
    changed();
    rows.get(mark)?.scrollIntoView({ block: "nearest" });
  }
  function addSpeaker() {
    const range = text.range();
    if (!range || !open) return;
    open.speaker = text.textOf(range);
    rows.get(open)?.remove();
    rows.delete(open);
    text.clear();
    changed();
  }
  function remove(mark) {
    state.marks = state.marks.filter((one) => one !== mark);
    if (open === mark) open = null;
    changed();
    text.node.focus();
  }
  const changed = () => {
    draw();
    onChange();
  };

  function draw() {
    for (const [mark, row] of rows) if (!state.marks.includes(mark)) row.remove();
    for (const mark of rows.keys()) if (!state.marks.includes(mark)) rows.delete(mark);
    for (const mark of state.marks) if (!rows.has(mark)) rows.set(mark, drawRow(mark));
    list.replaceChildren(...state.marks.map((mark) => rows.get(mark)));
    for (const [mark, row] of rows) row.classList.toggle("open", mark === open);
    total.textContent = state.marks.length ? `You marked ${sayTotal(state.marks)}.` : "Nothing is marked yet.";
    text.paint([
      ...state.marks.filter(({ kind }) => kind === "quote").map((mark) => ({ ranges: [mark], look: mark === open ? "quote open" : "quote", tag: "said" })),
      ...state.marks.filter(({ kind }) => kind === "place").map((mark) => ({ ranges: [mark], look: "spot", tag: "place" })),
    ]);
    drawCommit(false);
  }

  function drawRow(mark) {
    const name = text.brief(mark);
    const head = make("p", { class: "rowhead" },
      make("button", { type: "button", class: "link words", text: name, title: "In the text", on: { click: () => goTo(mark) } }),
      make("button", { type: "button", class: "remove", text: "×", title: "Remove", "aria-label": `Remove: ${name}`, on: { click: () => remove(mark) } }));
    if (mark.kind === "place") return make("li", { class: "place" }, head);
    return make("li", { class: "quote" }, head, asks("speaker") && drawSpeaker(mark), asks("naming") && drawNaming(mark));
  }
  function goTo(mark) {
    if (mark.kind === "quote") open = mark;
    text.reveal(mark.from);
    draw();
  }
  function drawSpeaker(mark) {
    const field = /** @type {HTMLInputElement} */ (make("input", { type: "text", maxlength: "120", autocomplete: "off", placeholder: "or select, then press s", value: mark.speaker ?? "" }));
    const nobody = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox", checked: mark.speaker === "" }));
    field.addEventListener("input", () => {
      mark.speaker = field.value.trim() || null;
      nobody.checked = false;
      onChange();
    });
    nobody.addEventListener("change", () => {
      mark.speaker = nobody.checked ? "" : null;
      field.value = "";
      onChange();
    });
    field.addEventListener("focus", () => {
      if (open === mark) return;
      open = mark;
      for (const [one, row] of rows) row.classList.toggle("open", one === open);
    });
    return make("p", { class: "speaker" }, make("label", {}, make("span", { text: "Who says it?" }), field), make("label", { class: "nobody" }, nobody, " nobody is given"));
  }
  function drawNaming(mark) {
    const group = `naming-${Math.random()}`;
    const radios = NAMINGS.map(([code, words]) => make("label", {}, make("input", {
      type: "radio", name: group, value: code, checked: mark.naming === code, on: { change: () => { mark.naming = code; onChange(); } },
    }), ` ${words}`));
    return make("fieldset", { class: "naming" }, make("legend", { text: "How is the source named?" }), ...radios);
  }
  function drawCommit(asked) {
    if (end) return void commit.replaceChildren(end);
    const none = !state.marks.length;
    const ask = make("button", { type: "button", class: "main", disabled: none, text: "Commit and compare", on: { click: () => drawCommit(true) } });
    const yes = make("button", { type: "button", class: "main", text: "Yes, lock and compare", on: { click: onCommit } });
    const no = make("button", { type: "button", text: "Not yet", on: { click: () => drawCommit(false) } });
    commit.replaceChildren(...(asked ? [make("p", { text: `Your ${counted(state.marks.length, "mark")} cannot be changed afterwards.` }), yes, no] : [ask]));
    if (asked) yes.focus();
  }
  return {
    node,
    draw,
    /** @param {import("./text.js").Range|null} range */
    onSelect(range) {
      picked.textContent = range ? `“${text.brief(range)}”` : "Select words in the text: drag over them, or tap the first and the last.";
      for (const [key, one] of Object.entries(add)) if (one) /** @type {HTMLButtonElement} */ (one).disabled = !range || (key === "s" && !open);
      chooser.classList.toggle("ready", Boolean(range));
    },
    onKey(key) {
      const one = add[key];
      if (one) one.click();
      if (key === "Delete" || key === "Backspace") {
        const mark = state.marks.findLast(({ from, to }) => from <= text.at() && text.at() <= to);
        if (mark) remove(mark);
        return Boolean(mark);
      }
      return Boolean(one);
    },
    /** @param {number} n */
    onWord(n) {
      const mark = state.marks.findLast(({ kind, from, to }) => kind === "quote" && from <= n && n <= to);
      if (mark && mark !== open) goTo(mark);
    },
  };
}

function sayTotal(marks) {
  const counts = [["quote", "quote"], ["place", "place"]].map(([kind, word]) => [marks.filter((mark) => mark.kind === kind).length, word]);
  return counts.filter(([count]) => count).map(([count, word]) => counted(Number(count), String(word))).join(" and ");
}
