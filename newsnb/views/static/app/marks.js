/**
 * What of a view is hidden: all marks, their tags, the map, the timeline. A class that is to find things itself sees bare text.
 */
import { make } from "./dom.js";

/** @type {Object<string, [string, string, string]>} class of the view, the words on its button, the key */
const SWITCHES = { marks: ["unmarked", "Hide marks", "m"], tags: ["untagged", "Hide tags", ""], map: ["unmapped", "Hide map", ""], timeline: ["untimed", "Hide timeline", ""] };

/**
 * @param {HTMLElement} view
 * @param {string[]} there which of `map` and `timeline` there are to hide
 * @param {(hidden: string[]) => void} onHide
 * @returns {{buttons: HTMLElement[], toggle: (name: string) => void, set: (hidden: string[]) => void, hidden: () => string[]}}
 */
export function makeMarks(view, there, onHide) {
  const names = Object.keys(SWITCHES).filter((name) => !["map", "timeline"].includes(name) || there.includes(name));
  const buttons = new Map(names.map((name) => [name, make("button", {
    type: "button", class: `tool hide ${name}`, "aria-pressed": "false", "aria-keyshortcuts": SWITCHES[name][2] || null,
    title: SWITCHES[name][2] && `${SWITCHES[name][1]} (${SWITCHES[name][2]})`, text: SWITCHES[name][1], on: { click: () => toggle(name) },
  })]));
  const hidden = () => names.filter((name) => view.classList.contains(SWITCHES[name][0]));
  const set = (wanted) => {
    for (const name of names) {
      view.classList.toggle(SWITCHES[name][0], wanted.includes(name));
      buttons.get(name)?.setAttribute("aria-pressed", String(wanted.includes(name)));
    }
  };
  const toggle = (name) => {
    set(hidden().includes(name) ? hidden().filter((other) => other !== name) : [...hidden(), name]);
    onHide(hidden());
  };
  return { buttons: [...buttons.values()], toggle, set, hidden };
}
