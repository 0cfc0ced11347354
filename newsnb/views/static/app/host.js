/**
 * The connection of a view to its surroundings: the notebook page around its frame, or the address of a saved page.
 */
import { readAddress, writeAddress } from "./address.js";
import { makeChooser } from "./chooser.js";
import { make } from "./dom.js";
import { linkToWords, saveFile } from "./takeaway.js";
import { unpack } from "./unpack.js";
import { mount } from "./view.js";

const KEPT = "newsnb-corrections-"; // and the hash of the text

/**
 * Start the view that the loader unpacked.
 * @param {{place: "frame"|"page", map: string, readings: {data: any, map: string}[]}} packed `map` is the start that the
 *   maps of all readings share
 */
export function start(packed) {
  const element = document.getElementById("newsnb");
  const readings = packed.readings.map(({ data, map }) => ({ data: unpack(data), map: packed.map + map }));
  if (packed.place === "frame") startInFrame(element, readings[0]);
  else startInPage(element, readings);
}

/** In a notebook: the page around the frame is told by messages, and tells. */
function startInFrame(element, reading) {
  const key = reading.data.key;
  const tell = (message) => parent.postMessage({ newsnb: key, ...message }, "*");
  const view = mount(element, reading, {
    onReady: () => measure(),
    onSelect: (id, from) => from !== "host" && tell({ say: "select", id }),
    onVisit: (event, where) => {
      event.preventDefault(); // a sandboxed frame opens no window: the page around it does
      tell({ say: "visit", ...where });
    },
    linkTo: (quote) => (reading.data.url ? linkToWords(quote, reading.data.url) : ""),
    save: (kind, name, text) => tell({ say: "download", kind, name, text }),
    send: tell,
    keep: (kept, inNoFile) => tell({ say: "keep", sha256: reading.data.sha256, kept, inNoFile }),
  });
  addEventListener("message", (event) => {
    if (event.source !== parent || event.data?.newsnb !== key) return;
    const { say, id } = event.data;
    if (say === "select") view.select(typeof id === "string" ? id : null);
    if (say === "theme") setTheme(event.data, view);
    view.hear(event.data);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      tell({ say: "save" });
    } else if (event.key === "Escape") tell({ say: "leave" });
  });
  const measure = () => {
    const narrow = matchMedia("(max-width: 819px)").matches;
    tell({ say: "height", height: narrow ? Math.ceil(view.node.getBoundingClientRect().height) + 2 : matchMedia("(min-width: 1480px)").matches ? 900 : 780 });
  };
  tell({ say: "hello", sha256: reading.data.sha256 });
  new ResizeObserver(measure).observe(document.body);
  measure();
}

/**
 * On a saved page the selection is part of the address, so that it can be linked to and the browser's Back and Forward work.
 * One of several readings is shown; on paper the others are printed around it as plain marked text.
 */
function startInPage(element, readings) {
  const plain = [...document.querySelectorAll(".newsnb-fallback")];
  const wordsOf = ({ blocks }) => blocks.map(({ pieces }) => pieces.map(([words]) => words).join("")).join("\n");
  const stage = make("div", { class: "stage" });
  const unsaved = new Set();
  addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());
  const remember = (number, id) => {
    const address = writeAddress(number, id, readings.length, view?.hidden());
    history.pushState(null, "", address || location.pathname + location.search);
  };
  let shown = -1;
  /** @type {ReturnType<typeof mount>|null} */
  let view = null;
  const chooser = readings.length > 1 ? makeChooser(readings.map(({ data }) => ({ title: data.title || wordsOf(data).trim().slice(0, 60) || "An article", words: () => wordsOf(data) })), (number) => {
    remember(number, null);
    open(number);
  }) : null;
  const open = (number) => {
    if (number === shown) return;
    view?.destroy();
    shown = number;
    plain.forEach((one, i) => one.classList.toggle("shown", i === number));
    plain[number].before(stage);
    view = mount(stage, readings[number], {
      onSelect: (id, from) => from !== "address" && remember(number, id),
      onReady: () => document.documentElement.classList.add("ready"),
      onHide: () => remember(number, view?.selection ?? null),
      linkTo: ({ id }) => location.href.split("#")[0] + writeAddress(number, id, readings.length),
      save: saveFile,
      keep(kept, isUnsaved) {
        isUnsaved ? unsaved.add(number) : unsaved.delete(number);
        store(KEPT + readings[number].data.sha256, kept);
      },
    });
    view.hear({ say: "kept", kept: recall(KEPT + readings[number].data.sha256) });
    chooser?.settle(number);
  };
  const follow = () => {
    const { number, id, hidden } = readAddress(location.hash, readings.length);
    open(number);
    view?.hide(hidden);
    view?.select(id, "address");
  };
  if (chooser) element.prepend(chooser.node);
  addEventListener("hashchange", follow);
  follow();
  document.documentElement.classList.toggle("several", chooser !== null);
}

/** Keep something in this browser; one that keeps nothing for files keeps it until the page is closed. */
function store(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {} // it may be full, or forbidden
}

function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** Follow the page around the frame: its theme, and its colours if it tells them. */
function setTheme({ theme, paper, ink }, view) {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const told = [paper, ink].every((colour) => typeof colour === "string" && CSS.supports("color", colour));
  const mix = (share) => `color-mix(in srgb, ${paper} ${share}%, ${ink})`;
  const colours = { "--paper": paper, "--ink": ink, "--card": mix(96), "--hover": mix(92), "--rule": mix(82) };
  for (const [name, colour] of Object.entries(colours)) told ? root.style.setProperty(name, colour) : root.style.removeProperty(name);
  view.setTheme(theme ?? "");
}
