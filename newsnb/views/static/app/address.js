/**
 * The part of a page's address after "#": which reading is shown and what is chosen in it. Pure functions.
 */

/**
 * @param {string} hash `#quote-3`; with several readings `#2` or `#2/quote-3`, counted from 1
 * @param {number} count how many readings the page holds
 * @returns {{number: number, id: string|null}} counted from 0; an address that cannot be read means the first reading, with nothing chosen
 */
export function readAddress(hash, count) {
  let words;
  try {
    words = decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return { number: 0, id: null }; // a lone "%"
  }
  const parts = count > 1 && words.match(/^(\d{1,6})(?:\/(.*))?$/);
  if (!parts) return { number: 0, id: words || null };
  const number = Number(parts[1]) - 1;
  return number >= 0 && number < count ? { number, id: parts[2] || null } : { number: 0, id: null };
}

/**
 * @param {number} number counted from 0
 * @param {string|null} id
 * @param {number} count how many readings the page holds
 * @returns {string} empty if there is nothing to remember
 */
export function writeAddress(number, id, count) {
  const parts = [count > 1 ? String(number + 1) : "", id ? encodeURIComponent(id) : ""].filter(Boolean);
  return parts.length ? `#${parts.join("/")}` : "";
}
