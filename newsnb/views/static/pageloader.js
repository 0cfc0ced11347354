/**
 * Unpack a whole document (a folium map and what a user added to it) into a frame that fills this one, and pass it the theme
 * of the page around.
 */
(async () => {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-popups");
  frame.style.cssText = "position:fixed;inset:0;width:100%;height:100%;border:0";
  frame.title = document.title;
  frame.srcdoc = await newsnbUnpacked(document.getElementById("newsnb-packed")?.textContent ?? "");
  addEventListener("message", ({ source, data }) => source === parent && data?.say === "theme" && frame.contentWindow?.postMessage(data, "*"));
  frame.addEventListener("load", () => parent.postMessage({ newsnb: "map", say: "hello" }, "*"));
  document.body.append(frame);
})();
