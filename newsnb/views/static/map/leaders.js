/**
 * Lines from pins that were moved to where their places are: without them a pin would say that it lies elsewhere.
 */

const SIGN = 8; // pixels from the middle of a pin to its edge, where its line begins

/**
 * Draw the line of a pin anew. It is part of the pin, so that it moves, hides and is removed with it.
 * @param {HTMLElement} pin
 * @param {{x: number, y: number}} drawn where it stands, in pixels
 * @param {{x: number, y: number}} home where its place is
 */
export function lead(pin, drawn, home) {
  const [dx, dy] = [home.x - drawn.x, home.y - drawn.y];
  const long = Math.hypot(dx, dy);
  let line = /** @type {HTMLElement|null} */ (pin.querySelector(".leader"));
  if (long <= SIGN) return line?.remove(); // the sign still stands over its place
  if (!line) {
    line = document.createElement("i");
    line.className = "leader";
    pin.prepend(line);
  }
  line.style.width = `${(long - SIGN).toFixed(1)}px`;
  line.style.transform = `rotate(${Math.atan2(dy, dx).toFixed(3)}rad) translateX(${SIGN}px)`;
}
