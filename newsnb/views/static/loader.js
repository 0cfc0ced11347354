/**
 * Unpack the view in this document. It is in two blocks of packed text: what all views share (style, script, the
 * start of a map) and what is in this one. Until that is done, and if it fails, the document shows its fallback.
 */
(async () => {
  const unpacked = async (id) => JSON.parse(await newsnbUnpacked(document.getElementById(id)?.textContent ?? ""));
  const [{ style, script, map }, own] = await Promise.all([unpacked("newsnb-shared"), unpacked("newsnb-packed")]);
  for (const [tag, text] of Object.entries({ style, script })) {
    const node = document.createElement(tag);
    node.textContent = text;
    document.head.append(node);
  }
  globalThis.newsnbStart({ ...own, map });
})().catch((error) => {
  document.documentElement.classList.add("failed");
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The linked view could not be shown (${error}).`;
  document.body.append(note);
});
