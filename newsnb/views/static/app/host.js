/**
 * The line from a view to what it stands in: a notebook's page around a frame, or a saved page's address.
 */
import { mount } from "./view.js";

/**
 * Start the view that the loader unpacked.
 * @param {{data: any, map: string, place: "frame"|"page"}} reading
 */
export function start(reading) {
  const element = document.getElementById("newsnb");
  if (reading.place === "frame") startInFrame(element, reading);
  else startInPage(element, reading);
}

/** In a notebook: the page around the frame is told by messages, and tells. */
function startInFrame(element, reading) {
  const key = reading.data.key;
  const tell = (message) => parent.postMessage({ newsnb: key, ...message }, "*");
  const view = mount(element, reading, {
    onSelect: (id, from) => from !== "host" && tell({ say: "select", id }),
    onVisit: (event, where) => {
      event.preventDefault(); // a sandboxed frame opens no window: the page around it does
      tell({ say: "visit", ...where });
    },
  });
  addEventListener("message", (event) => {
    if (event.source !== parent || event.data?.newsnb !== key) return;
    const { say, id, theme } = event.data;
    if (say === "select") view.select(typeof id === "string" ? id : null);
    if (say === "theme") setTheme(theme, view);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      tell({ say: "save" });
    } else if (event.key === "Escape") tell({ say: "leave" });
  });
  const measure = () => {
    const narrow = matchMedia("(max-width: 819px)").matches;
    tell({ say: "height", height: narrow ? Math.ceil(view.node.getBoundingClientRect().height) + 2 : 780 });
  };
  tell({ say: "hello" });
  new ResizeObserver(measure).observe(document.body);
  measure();
}

/** As a page of its own: the selection stands in the address, so that it can be linked to. */
function startInPage(element, reading) {
  const view = mount(element, reading, {
    onSelect: (id) => history.replaceState(null, "", id ? `#${encodeURIComponent(id)}` : location.pathname + location.search),
  });
  const follow = () => view.select(decodeURIComponent(location.hash.slice(1)) || null, "address");
  addEventListener("hashchange", follow);
  follow();
  document.documentElement.classList.add("ready");
}

function setTheme(theme, view) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  view.setTheme(theme ?? "");
}
