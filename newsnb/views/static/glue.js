/**
 * Connect a notebook page with the frames of its readings, once per page however often it is included:
 * hide the fallback when a frame starts, set its height, pass on the theme, keep two frames of one reading in sync, and do
 * four named things that a sandboxed frame cannot do. This works without a kernel and without our package. Of several
 * versions in one page, as saved outputs bring them, the newest takes over.
 */
(() => {
  const version = 7; // count up when something here changes
  const older = window.newsnbGlue;
  if ((older?.version ?? 0) >= version) return;
  const { held, adopted, unsaved = new Map() } = older?.stop?.() ?? { held: new Map(), adopted: new Set() }; // by the key of a reading
  const life = new AbortController();
  // Notebook 7 puts a long output into a low box that scrolls, and it takes the length of the fallback for it. A frame alone needs no box.
  const style = document.createElement("style"); // not in the output: a sanitizer that drops the element leaves its rules as text
  style.textContent = `.newsnb-live > .newsnb-fallback, .newsnb-live .newsnb-trust { display: none; }
    .jp-mod-outputsScrolled .jp-Cell-outputArea:has(.newsnb-live):not(:has(> .jp-OutputArea-child ~ .jp-OutputArea-child)) { max-height: none; resize: none; box-shadow: none; }
    @media print {
      .newsnb-cell > .newsnb-fallback { display: block !important; font-size: 10pt; line-height: 1.4; }
      .newsnb-cell > .newsnb-frame { display: none !important; }
      .newsnb-fallback :is(p, div) { margin: 0 0 5pt; }
      .newsnb-fallback img { break-inside: avoid; max-width: 100%; height: auto; }
      .newsnb-fallback table { width: 100% !important; table-layout: auto !important; margin: 0 0 6pt !important; font-size: 8pt !important; line-height: 1.25; }
      .newsnb-fallback th[width] { width: 42% !important; }
      :has(> * > .newsnb-cell, > .newsnb-cell) > .jp-OutputPrompt { display: none; }
      .newsnb-fallback tr { break-inside: avoid; }
      .newsnb-fallback :is(th, td) { max-width: none !important; padding: 2pt 4pt !important; text-align: start !important; vertical-align: top !important; white-space: normal !important; overflow-wrap: normal; }
      .newsnb-fallback * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }`;
  document.head.append(style);
  addEventListener("beforeunload", (event) => [...unsaved.values()].includes(true) && event.preventDefault(), { signal: life.signal });
  window.newsnbGlue = {
    version,
    adopt: (frame) => void adopted.add(frame), // that of a widget, which may stand in a shadow root, where no query finds it
    release: (frame) => void adopted.delete(frame),
    stop() {
      life.abort();
      observer.disconnect();
      style.remove();
      return { held, adopted, unsaved };
    },
  };
  const frames = () => [...new Set([.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-newsnb]")), ...adopted])];
  const theme = () => { // of Jupyter, VS Code (with its colours), marimo, and pages made with Sphinx or MyST
    const [body, root] = [document.body, document.documentElement];
    const { jpThemeLight, vscodeThemeKind, theme } = body.dataset;
    const said = { true: "light", false: "dark" }[jpThemeLight ?? ""] ?? vscodeThemeKind ?? theme ?? root.dataset.theme ?? (root.classList.contains("dark") ? "dark" : "");
    const colour = (name) => (vscodeThemeKind ? getComputedStyle(root).getPropertyValue(`--vscode-editor-${name}`) : "");
    return { theme: /light$/.test(said) ? "light" : /(dark|contrast)$/.test(said) ? "dark" : undefined, paper: colour("background"), ink: colour("foreground") };
  };
  const tell = (frame, message) => frame.contentWindow?.postMessage({ newsnb: frame.dataset.newsnb, ...message }, "*");
  const paneOf = (frame) => {
    let pane = frame.parentElement;
    while (pane && !(pane.scrollHeight > pane.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(pane).overflowY))) pane = pane.parentElement;
    return pane ?? document.documentElement;
  };
  const whenIdle = (call) => ("requestIdleCallback" in window ? requestIdleCallback(call, { timeout: 200 }) : setTimeout(call, 50));
  const verbs = {
    loading(frame) {
      frame.parentElement.classList.add("newsnb-live");
      tell(frame, { say: "theme", ...theme() });
    },
    failed: (frame) => void frame.parentElement.classList.remove("newsnb-live"),
    hello(frame, { newsnb, sha256 }) {
      frame.parentElement.classList.add("newsnb-live");
      tell(frame, { say: "theme", ...theme() });
      if (held.has(newsnb)) tell(frame, { say: "select", id: held.get(newsnb) });
      whenIdle(() => { // the first look into the storage takes long, and the page paints nothing until it is over
        try {
          tell(frame, { say: "kept", kept: JSON.parse(localStorage.getItem(`newsnb-corrections-${sha256}`) ?? "null") });
          const work = localStorage.getItem(`newsnb-lesson-${newsnb}`); // as in a saved lesson
          if (work) tell(frame, { say: "work", work: JSON.parse(work) });
        } catch {} // it may be forbidden
      });
    },
    work(frame, { newsnb, work }) { // what a student did so far; empty when it is cleared
      const name = `newsnb-lesson-${newsnb}`;
      unsaved.delete(newsnb);
      try {
        work.marks ? localStorage.setItem(name, JSON.stringify(work)) : localStorage.removeItem(name);
      } catch {
        unsaved.set(newsnb, Boolean(work.marks?.length && !work.handed));
      }
    },
    keep(frame, { newsnb, sha256, kept, inNoFile }) {
      unsaved.set(newsnb, inNoFile);
      try {
        localStorage.setItem(`newsnb-corrections-${sha256}`, JSON.stringify(kept));
      } catch {} // it may be full
    },
    height(frame, { height }) {
      const room = Math.max(520, Math.min(innerHeight * 0.9, paneOf(frame).clientHeight - 12)); // all of it in sight at once
      frame.style.height = `${Math.min(Math.max(Number(height) || 440, 320), room)}px`;
    },
    select(frame, { newsnb, id }) {
      held.set(newsnb, id);
      for (const other of frames()) if (other !== frame && other.dataset.newsnb === newsnb) tell(other, { say: "select", id });
    },
    save(frame) {
      const mac = /Mac/.test(navigator.platform);
      const keys = { key: "s", code: "KeyS", keyCode: 83, ctrlKey: !mac, metaKey: mac, bubbles: true, cancelable: true };
      frame.dispatchEvent(new KeyboardEvent("keydown", keys));
    },
    leave(frame) {
      frame.blur();
      (frame.closest(".jp-Cell") ?? document.body).focus();
    },
    download(frame, { kind, name, text }) {
      const types = { csv: "text/csv", json: "application/json", geojson: "application/geo+json", png: "image/png" };
      if (!Object.hasOwn(types, kind) || (kind === "png" && !/^data:image\/png;base64,/.test(text))) return;
      const link = document.createElement("a");
      link.href = kind === "png" ? text : URL.createObjectURL(new Blob([String(text)], { type: types[kind] }));
      link.download = `${String(name).replace(/[^\p{L}\p{M}\p{N} _-]+/gu, "").slice(0, 80)}.${kind}`;
      link.click();
    },
    visit(frame, { geonames, point }) {
      const [lat, lon] = (point ?? []).map(Number);
      const url = /^\d+$/.test(geonames) ? `https://www.geonames.org/${geonames}`
        : `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=6/${lat}/${lon}`;
      window.open(url, "_blank", "noopener");
    },
  };
  addEventListener("message", (event) => {
    const said = event.data;
    if (!said || typeof said.newsnb !== "string" || !Object.hasOwn(verbs, said.say)) return;
    const frame = frames().find((one) => one.contentWindow === event.source && one.dataset.newsnb === said.newsnb);
    if (frame) verbs[said.say](frame, said);
  }, { signal: life.signal });
  let latest = JSON.stringify(theme());
  const observer = new MutationObserver(() => {
    const now = theme();
    if (latest !== (latest = JSON.stringify(now))) frames().forEach((frame) => tell(frame, { say: "theme", ...now }));
  });
  for (const node of [document.body, document.documentElement])
    observer.observe(node, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-vscode-theme-kind", "data-theme", "class", "style"] });
})();
