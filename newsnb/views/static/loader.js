/**
 * Unpack the view in this document. It is in two blocks of packed text: what all views share (style, script, the
 * start of a map, with a null character between) and what is in this one, as JSON. Until that is done, and if it fails, the
 * document shows its fallback.
 *
 * In a cell, the map is painted first: both are drawn in one process, so the view is made when the map is there. The page around
 * hides the fallback before, because a frame out of sight paints nothing.
 */
(async () => {
  const PATIENCE = 400; // milliseconds that the view waits for its map, as in view.js
  const tell = (to, message) => to.postMessage({ newsnb: own.readings[0].data.key, ...message }, "*");
  const wider = (pixels) => matchMedia(`(min-width: ${pixels}px)`).matches;
  const unpacked = ["newsnb-shared", "newsnb-packed"].map((id) => newsnbUnpacked(document.getElementById(id)?.textContent ?? ""));
  const [shared, packed] = await Promise.all(unpacked);
  const [style, script, map] = shared.split("\0");
  const own = JSON.parse(packed);
  const add = (to, tag, values) => to.appendChild(Object.assign(document.createElement(tag), values));
  add(document.head, "style", { textContent: style });
  if (map && own.place === "frame") { // mount builds around it
    const view = add(document.getElementById("newsnb"), "main", { className: "newsnb" });
    const where = add(add(view, "div", { className: "right" }), "section", { className: "where" });
    const frame = add(where, "iframe", { className: "map", sandbox: "allow-scripts", srcdoc: map + own.readings[0].map });
    tell(parent, { say: "loading" });
    if (wider(820)) tell(parent, { say: "height", height: wider(1480) ? 900 : 780 }); // as in host.js
    const life = new AbortController(); // later, the view hears it all
    let theme = "";
    await new Promise((/** @type {(value?: any) => void} */ done) => {
      setTimeout(done, PATIENCE);
      addEventListener("message", ({ source, data }) => {
        if (source === parent && data?.say === "theme" && data.theme) document.documentElement.dataset.theme = theme = data.theme;
        if (source !== frame.contentWindow) return;
        if (data?.say === "hello") {
          frame.dataset.ready = "";
          tell(source, { say: "theme", theme });
        }
        if (data?.say === "painted") done();
      }, { signal: life.signal });
    });
    life.abort();
  }
  add(document.head, "script", { textContent: script });
  try {
    globalThis.newsnbStart({ ...own, map });
  } catch (error) {
    tell(parent, { say: "failed" });
    throw error;
  }
})().catch((error) => {
  document.documentElement.classList.add("failed");
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The linked view could not be shown (${error}).`;
  document.body.append(note);
});
