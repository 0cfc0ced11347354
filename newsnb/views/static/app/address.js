/**
 * The part of a page's address after "#": which reading is shown, what is chosen in it, and what is hidden. Pure functions.
 */
const HIDE = "&hide=";

/**
 * @param {string} hash `#quote-3`; with several readings `#2` or `#2/quote-3`, counted from 1; `&hide=marks,map` at the end
 * @param {number} count how many readings the page holds
 * @returns {{number: number, id: string|null, hidden: string[]}} counted from 0; an address that cannot be read means the first reading, with nothing chosen
 */
export function readAddress(hash, count) {
  const [chosen, hide = ""] = hash.replace(/^#/, "").split(HIDE);
  const hidden = hide.split(",").filter(Boolean);
  let words;
  try {
    words = decodeURIComponent(chosen);
  } catch {
    return { number: 0, id: null, hidden }; // a lone percent sign
  }
  const parts = count > 1 && words.match(/^(\d{1,6})(?:\/(.*))?$/);
  if (!parts) return { number: 0, id: words || null, hidden };
  const number = Number(parts[1]) - 1;
  return number >= 0 && number < count ? { number, id: parts[2] || null, hidden } : { number: 0, id: null, hidden };
}

/**
 * @param {number} number counted from 0
 * @param {string|null} id
 * @param {number} count how many readings the page holds
 * @param {string[]} [hidden]
 * @returns {string} empty if there is nothing to remember
 */
export function writeAddress(number, id, count, hidden = []) {
  const parts = [count > 1 ? String(number + 1) : "", id ? encodeURIComponent(id) : ""].filter(Boolean);
  const address = parts.join("/") + (hidden.length ? HIDE + hidden.join(",") : "");
  return address && `#${address}`;
}
