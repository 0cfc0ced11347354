/**
 * The fields of the forms for corrections.
 */
import { brief, make } from "./dom.js";
import { spanOf } from "./corrections.js";
import { toSpans } from "./recut.js";

const AROUND = 24; // letters around a mention in a list
const [NOBODY, OTHER] = ["-", "+"];

let number = 0;

/** Make a line of a form: what it is about, a field, a button. */
export function row(label, field, words = "", call = /** @type {any} */ (null), hint = "") {
  const own = field.matches("select, input, textarea") ? field : field.querySelector("select, input");
  number += 1;
  own.id = `newsnb-fix-${number}`;
  if (hint) own.setAttribute("aria-describedby", `${own.id}-hint`);
  const go = words && make("button", { type: "button", class: "take", text: words, on: { click: call } });
  if (go) field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.matches("textarea, select, button")) return;
    event.preventDefault();
    go.click();
  });
  return make("div", { class: "fixrow" }, make("label", { for: own.id, text: label }), field, go, hint && make("small", { id: `${own.id}-hint`, text: hint }));
}

export function act(words, call) {
  return make("p", { class: "fixrow" }, make("button", { type: "button", class: "take", text: words, on: { click: call } }));
}

/**
 * @param {any[][]} options
 * @param {string|null} [value]
 * @returns {HTMLSelectElement}
 */
export function choose(options, value = null) {
  const list = /** @type {HTMLSelectElement} */ (make("select", {}, ...options.map(([id, text]) => make("option", { value: id, text, selected: id === value }))));
  return list;
}

/** Choose several of the options. */
export function chooseSeveral(options) {
  const list = choose(options);
  list.multiple = true;
  list.size = Math.min(4, options.length);
  return list;
}

/**
 * Choose speakers: people of the article, nobody, or somebody new; a button adds a line for one more.
 * @param {any} data
 * @param {string[]} current ids of those who speak now
 */
export function whoField(data, current) {
  const places = new Map(data.places.map(({ id, name }) => [id, name]));
  const people = [...data.entities.map(({ id, name }) => [id, id, name]), ...Object.entries(data.aliases).map(([id, place]) => [id, place, places.get(place)])];
  const first = new Map(people.map(([id, target]) => /** @type {[string, string]} */ ([target, id])).reverse()); // several names may stand for one place
  const options = people.filter(([id, target, name]) => name && first.get(target) === id).map(([id, , name]) => [id, brief(name)]).sort((a, b) => a[1].localeCompare(b[1]));
  /** @type {{list: HTMLSelectElement, other: HTMLInputElement}[]} */
  const lines = [];
  const add = (/** @type {string} */ id) => {
    const chosen = people.find(([, target]) => target === id)?.[0] ?? id;
    const list = choose([[NOBODY, lines.length ? "nobody else" : "nobody"], ...options, [OTHER, "somebody else …"]], chosen);
    if (lines.length) list.setAttribute("aria-label", "Together with");
    const other = /** @type {HTMLInputElement} */ (make("input", { type: "text", "aria-label": "Name of somebody else", placeholder: "Name", hidden: true, autocomplete: "off" }));
    list.addEventListener("change", () => {
      other.hidden = list.value !== OTHER;
      if (!other.hidden) other.focus();
    });
    lines.push({ list, other });
    more.before(make("span", { class: "pair" }, list, other));
    return list;
  };
  const more = make("button", { type: "button", class: "take more", text: "and …", title: "Several people say it together", on: { click: () => add(NOBODY).focus() } });
  const node = make("span", { class: "several" }, more);
  for (const id of current.length ? current : [NOBODY]) add(id);
  /** @returns {string[]|null} ids and names; null if a name is missing, which then has the focus */
  const read = () => {
    const missing = lines.find(({ list, other }) => list.value === OTHER && !other.value.trim());
    missing?.other.focus();
    return missing ? null : [...new Set(lines.flatMap(({ list, other }) => (list.value === NOBODY ? [] : [list.value === OTHER ? other.value.trim() : list.value])))];
  };
  return { node, read };
}

/**
 * A point by its numbers, or set on the map.
 * @param {number[]|null} point
 * @param {((call: (point: number[]|null) => void) => void)|null} pick
 */
export function pointField(point, pick) {
  const field = /** @type {HTMLInputElement} */ (make("input", { type: "text", inputmode: "text", value: point?.join(", ") ?? "", autocomplete: "off" }));
  const button = make("button", { type: "button", class: "take", text: "On the map", on: { click: () => pick?.((chosen) => {
    if (chosen) field.value = chosen.join(", ");
    field.focus();
  }) } });
  const read = () => {
    const numbers = field.value.split(/[,;\s]+/).filter(Boolean).map(Number);
    const fits = numbers.length === 2 && Math.abs(numbers[0]) <= 90 && Math.abs(numbers[1]) <= 180;
    field.setAttribute("aria-invalid", String(!fits));
    return fits ? numbers : field.focus();
  };
  return { node: make("span", { class: "pair" }, field, pick && button), read };
}

export function contextOf(data, id) {
  const model = toSpans(data);
  return around(model.letters, spanOf(model, id) ?? [0, 0]);
}

export function around(letters, [start, end]) {
  const part = (from, to) => letters.slice(Math.max(0, from), to).join("").replace(/\s+/g, " ");
  return `…${part(start - AROUND, start)}${part(start, end)}${part(end, end + AROUND)}…`;
}
