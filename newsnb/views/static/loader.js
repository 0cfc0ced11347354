/**
 * Unpack the view in this document: one block of gzip in base64 holds its style, its script and the reading.
 * Until it is done, and if it fails, what the document shows without it stays.
 */
(async () => {
  const packed = document.getElementById("newsnb-packed").textContent.trim();
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { style, script, ...reading } = JSON.parse(await new Response(stream).text());
  for (const [tag, text] of Object.entries({ style, script })) {
    const node = document.createElement(tag);
    node.textContent = text;
    document.head.append(node);
  }
  globalThis.newsnbStart(reading);
})().catch((error) => {
  document.documentElement.classList.add("failed");
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = `The linked view could not be shown (${error}).`;
  document.body.append(note);
});
