/**
 * One tab stop for many things, and the arrow keys between them ("roving tabindex", WAI-ARIA practices).
 */

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {HTMLElement} group listens for the keys
 * @param {() => HTMLElement[]} members in order, as they are now
 * @param {(member: HTMLElement) => void} [press] what Enter and the space bar do, for members that are not buttons
 * @returns {(member: HTMLElement) => void} makes `member` the tab stop
 */
export function rove(group, members, press) {
  /** @type {HTMLElement|null} */
  let stop = null;
  const settle = (member) => {
    stop?.setAttribute("tabindex", "-1");
    member.setAttribute("tabindex", "0");
    stop = member;
  };
  group.addEventListener("focusin", (event) => {
    const member = /** @type {HTMLElement} */ (event.target);
    if (member !== stop && members().includes(member)) settle(member);
  });
  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = members();
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    if (at < 0) return;
    if (press && (event.key === "Enter" || event.key === " ")) press(all[at]);
    else if (event.key in STEPS) all[Math.min(all.length - 1, Math.max(0, at + STEPS[event.key]))].focus();
    else if (event.key === "Home") all[0].focus();
    else if (event.key === "End") all[all.length - 1].focus();
    else return;
    event.preventDefault();
  });
  return settle;
}

/**
 * Show the keys of a group while it has keyboard focus, or until they are dismissed if somebody asked for them.
 * @param {HTMLElement} group
 * @param {HTMLElement} line
 * @returns {() => void} shows or hides them
 */
export function tellKeys(group, line) {
  let asked = false;
  line.hidden = true;
  group.addEventListener("focusin", ({ target }) => (line.hidden = !asked && !(/** @type {HTMLElement} */ (target).matches(":focus-visible"))));
  group.addEventListener("focusout", () => (line.hidden = !asked));
  return () => {
    asked = line.hidden;
    line.hidden = !asked;
  };
}

/**
 * Make the buttons of a panel one tab stop.
 * @param {HTMLElement} group
 * @param {string} selector of the buttons
 * @returns {() => void} to be called after the panel is redrawn
 */
export function oneStop(group, selector) {
  const members = () => [.../** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll(selector))];
  const settle = rove(group, members);
  return () => {
    const all = members();
    for (const member of all) member.setAttribute("tabindex", "-1");
    if (all.length) settle(all[0]);
  };
}
