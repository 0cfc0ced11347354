/**
 * The second and third step: what a student marked beside the key, a judgement, and the file to hand in.
 */
import { counted, make } from "../app/dom.js";
import { NAMINGS } from "./marks.js";
import { shorten } from "./text.js";

const WORDS = { agreed: "agreed", different: "different", missed: "missed", extra: "extra" };
const LONG = 160; // letters of a quote on a card
const ORDER = ["different", "missed", "extra", "agreed"];

/**
 * @param {any} lesson
 * @param {any} state
 * @param {any} key what the marks are compared with
 * @param {import("./compare.js").Found[]} found
 * @param {ReturnType<import("./text.js").makeText>} text
 * @param {{onChange: () => void, onSave: () => void, onClear: () => void}} host
 */
export function makeResults(lesson, state, key, found, text, host) {
  const cards = found.map((one) => drawCard(one));
  const counts = ORDER.map((status) => [status, found.filter((one) => one.status === status).length]).filter(([, count]) => count);
  const list = make("ol", { class: "cards", "aria-label": "Your marks beside the others" }, ...cards);
  let shown = "";
  const chips = counts.map(([status, count]) => make("button", { type: "button", class: `chip is-${status}`, "aria-pressed": "false", text: `${count} ${WORDS[status]}`, on: { click: () => filter(String(status)) } }));
  const filter = (status) => {
    shown = shown === status ? "" : status;
    chips.forEach((chip, i) => chip.setAttribute("aria-pressed", String(counts[i][0] === shown)));
    cards.forEach((card, i) => (card.hidden = shown !== "" && found[i].status !== shown));
  };
  const node = make("div", { class: "results" },
    make("h2", { tabindex: "-1", text: `Your marks beside ${key.name}` }),
    make("p", { class: "honesty", text: key.honesty }),
    make("p", { class: "tally", role: "group", "aria-label": "Show only" }, ...chips),
    list, drawJudgement(), drawEnd());

  function rangesOf({ item, marks }) {
    return item < 0 ? marks.map((m) => state.marks[m]) : key.items[item].ranges.map(([from, to]) => ({ from, to }));
  }
  function drawCard(one) {
    const item = key.items[one.item];
    const mine = one.marks.map((m) => state.marks[m]);
    const kind = (item ?? mine[0]).kind;
    const rows = [...drawWords(one, item, mine), ...(kind === "quote" ? drawAnswers(one, item, mine) : drawPlace(item))];
    const go = make("button", { type: "button", class: "link words", text: shorten(rangesOf(one).map(text.textOf).join(" … "), LONG), title: "In the text", "aria-expanded": kind === "place" && "false", on: { click: () => light(one) } });
    return make("li", { class: `card is-${one.status} ${kind}` },
      make("p", { class: "rowhead" }, make("b", { class: "verdict", text: WORDS[one.status] }), " ", go),
      rows.length > 0 && make("dl", {}, ...rows.flatMap(([name, words]) => [make("dt", { text: name }), make("dd", { text: words })])),
      item?.sure && make("p", { class: "why", text: item.sure }),
      ...(item?.notes ?? []).map((note) => make("p", { class: "note", text: `Your teacher: ${note}` })));
  }
  function drawWords(one, item, mine) {
    if (!one.differs.includes("words")) return [];
    return [["You marked", shorten(mine.map(text.textOf).join(" … "), LONG)]];
  }
  function drawAnswers(one, item, mine) {
    const rows = [];
    if (lesson.find.includes("speaker")) rows.push(...both("Who says it", mine.map(({ speaker }) => speaker), (words) => (words === "" ? "nobody" : words), item && (item.speaker || "nobody"), one.differs.includes("speaker")));
    if (lesson.find.includes("naming")) rows.push(...both("Named", mine.map(({ naming }) => naming), sayNaming, item && sayNaming(item.naming), one.differs.includes("naming")));
    if (item?.cue) rows.push(["Reporting words", item.cue]);
    return rows;
  }
  function both(name, answers, say, right, differs) {
    const given = answers.filter((answer) => answer !== null && answer !== undefined).map(say).join(", ");
    if (!right) return given ? [[name, `you: ${given}`]] : [];
    if (!answers.length) return [[name, right]];
    return [[name, differs ? `you: ${given || "no answer"} · ${key.short}: ${right}` : right]];
  }
  function drawPlace(item) {
    return item ? [["Place", item.place], ["Why here", item.reason]].filter(([, words]) => words) : [];
  }
  function paint(now) {
    text.paint(found.map((one) => ({
      ranges: rangesOf(one),
      look: `${(key.items[one.item] ?? state.marks[one.marks[0]]).kind === "place" ? "spot" : "quote"} is-${one.status} ${one === now ? "now" : ""}`.trim(),
      tag: WORDS[one.status],
    })));
  }
  function light(one) {
    cards.forEach((card, i) => {
      card.classList.toggle("now", found[i] === one);
      card.querySelector("[aria-expanded]")?.setAttribute("aria-expanded", String(found[i] === one));
    });
    paint(one);
    text.reveal(rangesOf(one)[0].from);
    cards[found.indexOf(one)].scrollIntoView({ block: "nearest" });
  }
  function drawJudgement() {
    const fields = lesson.questions.map(([name, question]) => make("label", {}, make("span", { text: question }), make("textarea", {
      rows: "2", maxlength: "600", text: state.judgement[name] ?? "", on: { input: (event) => { state.judgement[name] = event.target.value; host.onChange(); } },
    })));
    return make("section", { class: "judgement", "aria-label": "Your judgement" }, make("h2", { text: "Judge: one sentence each" }), ...fields);
  }
  function drawEnd() {
    const saved = make("p", { class: "status", role: "status" });
    const finish = make("div", { class: "finish" });
    const drawFinish = (asked) => {
      const yes = make("button", { type: "button", class: "main", text: "Yes, clear this page", on: { click: host.onClear } });
      finish.replaceChildren(...(asked
        ? [make("p", { text: state.handed ? "Nothing of your work stays in this browser." : "You have not downloaded your answers: they will be gone." }), yes, make("button", { type: "button", text: "Not yet", on: { click: () => drawFinish(false) } })]
        : [make("button", { type: "button", text: "Finish and clear", on: { click: () => drawFinish(true) } })]));
      if (asked) yes.focus();
    };
    drawFinish(false);
    const save = make("button", { type: "button", class: "main", text: "Download my answers", on: { click: () => (saved.textContent = host.onSave() ?? "") } });
    return make("section", { class: "end", "aria-label": "Hand in" }, make("h2", { text: "Hand in" }), make("p", { class: "choices" }, save), saved, finish);
  }
  return {
    node,
    start: () => paint(null),
    onWord(n) {
      const one = found.find((each) => rangesOf(each).some(({ from, to }) => from <= n && n <= to));
      if (one) light(one);
    },
    focus: () => node.querySelector("h2")?.focus(),
    say: () => counts.map(([status, count]) => `${count} ${WORDS[status]}`).join(", ") || counted(0, "mark"),
  };
}

function sayNaming(code) {
  return NAMINGS.find(([one]) => one === code)?.[1] ?? code;
}
