/**
 * When: the times of the article on a line, as points and bars; on a phone and on paper as a list in time order.
 */
import { counted, lightButtons, make } from "./dom.js";
import { rove } from "./keys.js";
import { longestPoint, placeTimes, ticksOf } from "./timescale.js";

const LEAST = 2; // moments: of one there is no line
const ROWS = 5;
const LOW_ROWS = 3; // where the view is low
const COUNT = 22; // pixels that the number of mentions takes
const [TICK_ROOM, PUBLISHED_ROOM] = [62, 72]; // pixels that the words at a tick, and at the day of publication, take

/**
 * Return the times that have their place on a line, in time order, and the rest in the order of the text. A pure function.
 * @param {any} data
 */
export function orderTimes({ times }) {
  const dated = times.filter(({ span }) => span).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  return { dated, undated: times.filter(({ span }) => !span), shown: dated.length >= LEAST };
}

/**
 * @param {any} data
 * @param {import("./store.js").Store} store
 * @param {AbortSignal} life ends with the view
 * @returns {{node: HTMLElement, shown: boolean, show: (related: import("./relations.js").Related) => void, look: () => void}}
 */
export function makeTimeline(data, store, life) {
  const { dated, undated, shown } = orderTimes(data);
  const node = make("section", { class: "when", "aria-label": "When", tabindex: "-1", hidden: !shown });
  if (!shown) return { node, shown, show() {}, look() {} };
  /** @type {Map<string, HTMLElement>} */
  const buttons = new Map();
  const point = longestPoint(dated.map(toSpan));
  const add = (time) => {
    const said = data.quotes.filter((quote) => quote.when === time.id).length;
    const button = make("button", {
      type: "button", tabindex: "-1", "aria-pressed": "false", "data-id": time.id, title: sayTime(time, said),
      class: !time.span ? "undated" : time.span[1] - time.span[0] <= point ? "point" : "span",
    }, make("span", { class: "day", text: time.short }), time.count > 1 && make("span", { class: "count", text: `×${time.count}` }),
      make("span", { class: "told", text: [wordsOf(time), said && `${counted(said, "quote")} said then`].filter(Boolean).join(" · ") }));
    buttons.set(time.id, button);
    return make("li", {}, button);
  };
  const line = make("ol", { class: "line", "aria-label": "In time order" }, ...dated.map(add));
  const rest = make("ul", { class: "undated", "aria-label": "Without a date" }, ...undated.map(add));
  const axis = make("div", { class: "axis", "aria-hidden": "true" });
  const chart = make("div", { class: "chart" }, line, axis);
  node.append(make("h2", { text: "When" }), chart, rest);
  node.addEventListener("click", ({ target }) => {
    const id = /** @type {HTMLElement} */ (target).closest("button")?.dataset.id;
    if (id) store.set(store.value === id ? null : id);
  });
  const settle = rove(node, () => [...buttons.values()]);
  settle([...buttons.values()][0]);
  const draw = () => {
    const low = matchMedia("(max-height: 775px)").matches;
    if (chart.clientWidth) drawLine(chart, axis, buttons, dated, chart.clientWidth, low ? LOW_ROWS : ROWS, data.published);
  };
  const observer = new ResizeObserver(draw);
  observer.observe(chart);
  life.addEventListener("abort", () => observer.disconnect());
  return { node, shown, show: lightButtons(buttons, store), look() {} };
}

function toSpan({ span: [from, to] }) {
  return { from, to };
}

/** Set where the marks and ticks are. */
function drawLine(chart, axis, buttons, dated, width, most, published) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = getComputedStyle(/** @type {HTMLElement} */ (buttons.get(dated[0].id))).font;
  const spans = dated.map(({ id, span: [from, to], short, count }) => ({ id, from, to, label: pen.measureText(short).width + (count > 1 ? COUNT : 0) }));
  const { marks, rows, scale } = placeTimes(spans, width, most, published);
  for (const { id, left, wide, row, label } of marks) {
    const button = /** @type {HTMLElement} */ (buttons.get(id));
    const { style, dataset } = button;
    style.setProperty("--left", `${left}px`);
    style.setProperty("--wide", `${wide}px`);
    style.setProperty("--row", String(row));
    dataset.label = label;
    button.classList.toggle("point", !wide);
    button.classList.toggle("span", wide > 0);
  }
  chart.style.setProperty("--rows", String(rows));
  const day = published === null ? -1 : scale.at(published);
  const ticks = ticksOf(scale).filter(({ at }) => day < 0 || at < day - TICK_ROOM || at > day + PUBLISHED_ROOM);
  axis.replaceChildren(
    day >= 0 ? make("span", { class: day + PUBLISHED_ROOM > width ? "tick published back" : "tick published", style: `--left: ${day}px`, text: "published" }) : "",
    ...ticks.map(({ at, text }) => make("span", { class: "tick", style: `--left: ${at}px`, text })),
    ...scale.breaks.map((at) => make("span", { class: "break", style: `--left: ${at}px` })));
}

function wordsOf({ called, name, short }) {
  return called.filter((words) => !name.endsWith(words) && words !== short).map((words) => `“${words}”`).join(", ");
}

function sayTime(time, said) {
  return [time.name, wordsOf(time), said && `${counted(said, "quote")} said then`].filter(Boolean).join(" · ");
}
