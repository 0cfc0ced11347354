/** The bars of a timeline: pure functions from days since 1970 to bars of a day, a month or a year. */

const [FEW_DAYS, FEW_MONTHS] = [100, 120]; // no more bars than these
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86400000;

/**
 * Return the bars between the first and the last of some days, without gaps.
 * @param {(number|null)[]} days
 * @returns {{from: number, to: number, name: string, brief: string}[]} both days included
 */
export function barsOf(days) {
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) {
    if (day === null) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (first > last) return [];
  const unit = last - first < FEW_DAYS ? "day" : last - first < FEW_MONTHS * 30 ? "month" : "year";
  const bars = [];
  for (let from = beginOf(first, unit); from <= last; ) {
    const next = nextOf(from, unit);
    bars.push({ from, to: next - 1, ...nameOf(from, unit) });
    from = next;
  }
  return bars;
}

/**
 * Return how many articles each bar has.
 * @param {{from: number, to: number}[]} bars
 * @param {(number|null)[]} days by article
 * @param {Uint8Array} [articles] which count; all if it is missing
 * @returns {Int32Array}
 */
export function countBars(bars, days, articles) {
  const counts = new Int32Array(bars.length);
  days.forEach((day, row) => {
    if (day === null || (articles && !articles[row])) return;
    let [low, high] = [0, bars.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bars[middle].from <= day) low = middle;
      else high = middle - 1;
    }
    counts[low]++;
  });
  return counts;
}

/**
 * Return a day in words.
 * @param {number} day
 * @returns {string} such as 13 Sep 2019
 */
export function dateOf(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function beginOf(day, unit) {
  const date = new Date(day * DAY);
  if (unit === "day") return day;
  return Date.UTC(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() : 0, 1) / DAY;
}

function nextOf(day, unit) {
  const date = new Date(day * DAY);
  if (unit === "day") return day + 1;
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return (unit === "month" ? Date.UTC(year, month + 1, 1) : Date.UTC(year + 1, 0, 1)) / DAY;
}

function nameOf(day, unit) {
  const date = new Date(day * DAY);
  const [year, month, number] = [date.getUTCFullYear(), MONTHS[date.getUTCMonth()], date.getUTCDate()];
  if (unit === "year") return { name: `${year}`, brief: `${year}` };
  if (unit === "month") return { name: `${month} ${year}`, brief: month === "Jan" ? `${year}` : month };
  return { name: `${number} ${month} ${year}`, brief: `${number} ${month}` };
}
