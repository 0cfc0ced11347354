/**
 * Unpack the view in this document. It is in blocks of packed text: what all views share (style and script; the start of a map)
 * and what is in this one. Until that is done, and if it fails, the document shows its fallback.
 */
(async () => {
  const PATIENCE = 250; // milliseconds that the view waits for its map, for which its fallback is there
  const blocks = (id) => document.getElementById(id).textContent.split(" ").map(async (packed) => JSON.parse(await newsnbUnpacked(packed)));
  const [shared, start] = blocks("newsnb-shared");
  const [own, map] = await Promise.all([...blocks("newsnb-packed"), start]);
  const add = (to, tag, values) => to.appendChild(Object.assign(document.createElement(tag), values));
  const soon = (call) => {
    requestAnimationFrame(() => setTimeout(call)); // after the next frame is painted
    setTimeout(call, PATIENCE); // out of sight there is none
  };
  let painted;
  if (map && own.place === "frame") { // it begins to load before the script of the view is read; mount builds around it
    const view = add(document.getElementById("newsnb"), "main", { className: "newsnb" });
    const where = add(add(view, "div", { className: "right" }), "section", { className: "where" });
    const frame = add(where, "iframe", { className: "map", sandbox: "allow-scripts", srcdoc: map + own.readings[0].map });
    painted = new Promise((done) => {
      setTimeout(done, PATIENCE);
      addEventListener("message", ({ source, data }) => {
        if (source !== frame.contentWindow || data?.say !== "hello") return;
        frame.dataset.ready = "";
        soon(done);
      });
    });
  }
  const { style, script } = await shared;
  add(document.head, "style", { textContent: style });
  await painted; // the two are drawn in one process: one after the other, the map is there a fifth sooner
  add(document.head, "script", { textContent: script });
  globalThis.newsnbStart({ ...own, map });
})().catch((error) => {
  document.documentElement.classList.add("failed");
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The linked view could not be shown (${error}).`;
  document.body.append(note);
});
