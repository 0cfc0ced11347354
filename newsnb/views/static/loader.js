/**
 * Unpack the view in this document. It is in two blocks of gzip in base64: what all views share (style, script, the
 * start of a map) and what is in this one. Until that is done, and if it fails, the document shows its fallback.
 */
(async () => {
  const unpacked = async (id) => {
    const packed = /** @type {HTMLElement} */ (document.getElementById(id)).textContent;
    const bytes = Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };
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
