/**
 * Unpack the view in this document. It is in two blocks of packed text: what all views share (style, script, the
 * start of a map) and what is in this one. Until that is done, and if it fails, the document shows its fallback.
 */
(async () => {
  const unpacked = async (id) => JSON.parse(await newsnbUnpacked(document.getElementById(id)?.textContent ?? ""));
  const [{ style, script, map }, own] = await Promise.all([unpacked("newsnb-shared"), unpacked("newsnb-packed")]);
  const add = (to, tag, values) => to.appendChild(Object.assign(document.createElement(tag), values));
  add(document.head, "style", { textContent: style });
  if (map && own.place === "frame") { // it begins to load before the script of the view is read; mount builds around it
    const view = add(document.getElementById("newsnb"), "main", { className: "newsnb" });
    const where = add(add(view, "div", { className: "right" }), "section", { className: "where" });
    add(where, "iframe", { className: "map", sandbox: "allow-scripts", srcdoc: map + own.readings[0].map });
  }
  add(document.head, "script", { textContent: script });
  globalThis.newsnbStart({ ...own, map });
})().catch((error) => {
  document.documentElement.classList.add("failed");
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The linked view could not be shown (${error}).`;
  document.body.append(note);
});
