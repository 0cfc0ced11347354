/**
 * Lines from pins that were moved to their places; without them a pin would show the wrong point.
 */

const SIGN = 8; // pixels from the middle of a pin to its edge, where its line begins

/**
 * Redraw the line of a pin. It is part of the pin, so that it moves, hides and is removed with it.
 * @param {HTMLElement} pin
 * @param {{x: number, y: number}} drawn where the pin is, in pixels
 * @param {{x: number, y: number}} home where its place is
 */
export function lead(pin, drawn, home) {
  const [dx, dy] = [home.x - drawn.x, home.y - drawn.y];
  const long = Math.hypot(dx, dy);
  let line = /** @type {HTMLElement|null} */ (pin.querySelector(".leader"));
  if (long <= SIGN) return line?.remove(); // the pin still covers its place
  if (!line) {
    line = document.createElement("i");
    line.className = "leader";
    pin.prepend(line);
  }
  line.style.width = `${(long - SIGN).toFixed(1)}px`;
  line.style.transform = `rotate(${Math.atan2(dy, dx).toFixed(3)}rad) translateX(${SIGN}px)`;
}
