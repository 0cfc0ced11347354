/**
 * Panels that are kept as long as what they show is the same, so that a correction draws anew only what it changes.
 */
import { make, whenIdle } from "./dom.js";

/**
 * @param {AbortSignal} life ends with the view
 * @returns {<Panel>(name: string, shown: any, draw: (life: AbortSignal) => Panel) => Panel} returns the panel of a name: that of the
 *   last call if it shows the same, or else a new one; the old one's life ends
 */
export function makeKept(life) {
  const panels = new Map();
  life.addEventListener("abort", () => panels.forEach(({ end }) => end.abort()));
  return (name, shown, draw) => {
    const key = JSON.stringify(shown);
    const old = panels.get(name);
    if (old?.key === key) return old.panel;
    old?.end.abort();
    const end = new AbortController();
    const panel = draw(end.signal);
    panels.set(name, { key, panel, end });
    return panel;
  };
}

/**
 * Make a panel that is drawn when the browser is idle, and soon in any case: one that is not in sight.
 * @param {() => {node: HTMLElement, show: (related: any, from: string) => void}} draw
 * @param {AbortSignal} life
 */
export function drawLater(draw, life) {
  const node = make("div");
  /** @type {[any, string]|null} */
  let latest = null;
  /** @type {ReturnType<typeof draw>|null} */
  let panel = null;
  const go = () => {
    if (panel || life.aborted) return;
    panel = draw();
    node.append(panel.node);
    if (latest) panel.show(...latest);
  };
  whenIdle(go);
  addEventListener("beforeprint", go, { signal: life });
  return {
    node,
    show(related, from) {
      latest = [related, from];
      panel?.show(related, from);
    },
  };
}
