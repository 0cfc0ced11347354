/** The own views of articles, each packed in a script of the page until it is opened. */

/**
 * Return the document of an article's own view.
 * @param {number} number of the article
 * @param {string} loader the script that unpacks a view
 * @returns {string|null} null if the page has none
 */
export function viewOf(number, loader) {
  const packed = document.getElementById(`newsnb-view-${number}`)?.textContent;
  const shared = document.getElementById("newsnb-view-shared")?.textContent;
  if (!packed || !shared) return null;
  const block = (id, text) => `<script type="text/plain" id="${id}">${text}<${"/"}script>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<body><div id="newsnb"></div>${block("newsnb-shared", shared)}${block("newsnb-packed", packed)}<script>${loader}<${"/"}script>`;
}
