/**
 * The bar of a phone, where text, map and tables follow one another: it stays at the top, and goes to each.
 */
import { make } from "./dom.js";
import { oneStop } from "./keys.js";

/**
 * @param {{name: string, node: HTMLElement, open?: () => void}[]} sections `open` is called on the way
 * @param {AbortSignal} life ends with the view
 * @returns {HTMLElement}
 */
export function makeSections(sections, life) {
  const buttons = sections.map(({ name, node, open }) => make("button", { type: "button", text: name, on: {
    click: () => {
      open?.();
      node.scrollIntoView();
    },
  } }));
  const bar = make("nav", { class: "sections", "aria-label": "Parts of this view" }, ...buttons);
  oneStop(bar, "button")();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) buttons[sections.findIndex(({ node }) => node === target)].setAttribute("aria-current", String(isIntersecting));
  }, { root: document, rootMargin: "-50% 0px -49% 0px" }); // without a root of its own, margins of a frame do not count
  for (const { node } of sections) observer.observe(node);
  life.addEventListener("abort", () => observer.disconnect());
  return bar;
}
