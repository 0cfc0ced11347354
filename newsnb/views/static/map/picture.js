/**
 * A picture of the map as it is: its land, pins and names, drawn once more as one SVG and turned into a PNG.
 */
const SCALE = 2; // pixels of the picture for one on the screen
const SVG = "http://www.w3.org/2000/svg";
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"];

const draw = (tag, about = {}, text = "") => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(about)) node.setAttribute(name, String(value));
  node.textContent = text;
  return node;
};

/**
 * @param {HTMLElement} box of the map
 * @returns {Promise<string>} a PNG as a data URL
 */
export async function takePicture(box) {
  const { left, top, width, height } = box.getBoundingClientRect();
  const sheet = draw("svg", { xmlns: SVG, width: width * SCALE, height: height * SCALE, viewBox: `0 0 ${width} ${height}` });
  sheet.append(draw("rect", { width, height, fill: getComputedStyle(box).backgroundColor }));
  const at = (node) => {
    const edge = node.getBoundingClientRect();
    return { x: edge.left - left + edge.width / 2, y: edge.top - top + edge.height / 2, edge };
  };
  for (const path of box.querySelectorAll(".leaflet-overlay-pane path")) sheet.append(drawPath(/** @type {SVGPathElement} */ (path), left, top));
  for (const pin of box.querySelectorAll(".pin")) {
    const { x, y } = at(pin);
    const look = getComputedStyle(pin, "::before");
    sheet.append(draw("circle", { cx: x, cy: y, r: 6, fill: look.backgroundColor, opacity: look.opacity, stroke: getComputedStyle(pin).getPropertyValue("--place"), "stroke-width": 2 }));
  }
  const halo = getComputedStyle(document.documentElement).getPropertyValue("--land");
  for (const label of box.querySelectorAll(".label")) {
    const { edge } = at(label);
    const look = getComputedStyle(label);
    const about = { x: edge.left - left, y: edge.top - top + edge.height * 0.78, fill: look.color, "font-size": look.fontSize, "font-weight": look.fontWeight, "font-style": look.fontStyle, "font-family": "sans-serif", stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
    sheet.append(draw("text", about, label.textContent ?? ""));
  }
  const credit = box.querySelector(".leaflet-control-attribution")?.textContent ?? "";
  sheet.append(draw("text", { x: width - 6, y: height - 6, "text-anchor": "end", "font-size": 10, "font-family": "sans-serif", fill: getComputedStyle(box).color }, credit));
  return paint(new XMLSerializer().serializeToString(sheet), width * SCALE, height * SCALE);
}

/** Copy a path of Leaflet's with the style and the place that it has on the screen. */
function drawPath(path, left, top) {
  const look = getComputedStyle(path);
  const { a, b, c, d, e, f } = /** @type {DOMMatrix} */ (path.getScreenCTM());
  const style = Object.fromEntries(STYLES.map((name) => [name, look.getPropertyValue(name)]));
  return draw("path", { d: path.getAttribute("d"), transform: `matrix(${a} ${b} ${c} ${d} ${e - left} ${f - top})`, ...style, "vector-effect": "non-scaling-stroke" });
}

async function paint(svg, width, height) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas.toDataURL("image/png");
}
