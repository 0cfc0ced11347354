/**
 * Where times are on a line: pure functions from days and a width to pixels. An article and a corpus share them.
 *
 * A line is true to scale if that keeps things apart. If two moments would fall on one spot (last week, in a story that
 * begins in 2001), long stretches are shortened, as little as is needed, and those have a break.
 *
 * @typedef {{id: string, from: number, to: number, label: number}} Span days since 1970, `to` is the end of the last day;
 *   `label` is the width of its label in pixels
 * @typedef {{id: string, left: number, wide: number, row: number, label: "in"|"after"|"before"|""}} Placed pixels; `wide` is 0
 *   for a point; `label` is empty where there is no room for it
 * @typedef {{at: (day: number) => number, stretches: {from: number, to: number}[], trueToScale: boolean, breaks: number[]}} Scale
 */

const SHARES = [1, 0.75, 0.5, 0.35, 0.2]; // exponents of the length of a stretch: 1 is true to scale, 0 all alike
const APART = 30; // pixels between two moments, if there is room
const POINT = 12; // pixels that a point is wide
const GAP = 9; // pixels between two marks of a row
const SHORTENED = 10; // times fewer pixels a day than the stretch before or after it: from there on a stretch has a break
const SMALL = 300; // how much shorter than the line a time is that is drawn as a point
const TICK = 74; // pixels between two ticks, at least
const YEAR = 365.2425;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** @type {[string, number, number][]} unit of ticks, how many of them, and their days; the finest first */
const STEPS = [
  ["minute", 10, 10 / 1440], ["minute", 30, 30 / 1440], ["hour", 1, 1 / 24], ["hour", 3, 3 / 24], ["hour", 6, 6 / 24], ["hour", 12, 12 / 24],
  ["day", 1, 1], ["day", 2, 2], ["day", 7, 7], ["month", 1, YEAR / 12], ["month", 3, YEAR / 4], ["month", 6, YEAR / 2],
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((years) => /** @type {[string, number, number]} */ (["year", years, years * YEAR])),
];

/**
 * Return the scale of a line for `spans`.
 * @param {{from: number, to: number}[]} spans
 * @param {number} width in pixels
 * @returns {Scale} `at` gives the pixel of a day between the first and the last
 */
export function scaleOf(spans, width) {
  const point = longestPoint(spans);
  const edges = [...new Set(spans.flatMap(({ from, to }) => (to - from <= point ? [from] : [from, to])))].sort((a, b) => a - b);
  if (edges.length < 2) return { at: () => width / 2, stretches: [], trueToScale: true, breaks: [] };
  const lengths = edges.slice(1).map((edge, i) => edge - edges[i]);
  const least = Math.min(APART, width / edges.length / 2);
  const share = SHARES.find((one) => Math.min(...pixelsOf(lengths, one, width)) >= least) ?? SHARES[SHARES.length - 1];
  const pixels = pixelsOf(lengths, share, width);
  const starts = [0];
  for (const some of pixels) starts.push(starts[starts.length - 1] + some);
  const at = (day) => {
    const i = Math.max(0, Math.min(lengths.length, edges.findIndex((edge) => edge > day) < 0 ? lengths.length : edges.findIndex((edge) => edge > day)) - 1);
    return starts[i] + (Math.min(Math.max(day - edges[i], 0), lengths[i]) / lengths[i]) * pixels[i];
  };
  const pace = lengths.map((length, i) => pixels[i] / length);
  const shortened = pace.flatMap((one, i) => (Math.max(pace[i - 1] ?? 0, pace[i + 1] ?? 0) > one * SHORTENED ? [starts[i] + pixels[i] / 2] : []));
  return { at, stretches: lengths.map((_, i) => ({ from: edges[i], to: edges[i + 1] })), trueToScale: share === 1, breaks: shortened };
}

function pixelsOf(lengths, share, width) {
  const weights = lengths.map((length) => length ** share);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight / all) * width);
}

/**
 * Return how many days a time may have to be drawn as a point: one, and more on a line of centuries, where a year is no longer than its mark.
 * @param {{from: number, to: number}[]} spans
 */
export function longestPoint(spans) {
  return Math.max(1, (Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from))) / SMALL);
}

/**
 * Return where each time is drawn: in time order, in the first row with room for it and its label.
 * @param {Span[]} spans
 * @param {number} width in pixels
 * @param {number} most rows; labels that would need more are left out
 * @param {number|null} [published] a day that has its place on the line, too
 * @returns {{marks: Placed[], rows: number, scale: Scale}}
 */
export function placeTimes(spans, width, most, published = null) {
  const days = published === null ? spans : [...spans, { from: published, to: published }];
  const last = Math.max(...days.map(({ from }) => from));
  const point = longestPoint(days);
  const room = Math.min(width / 4, Math.max(0, ...spans.filter(({ from, to }) => from === last && to - from <= point).map(({ label }) => label + 6)));
  const scale = scaleOf(days, width - POINT - room);
  const ordered = [...spans].sort((a, b) => a.from - b.from || b.to - a.to);
  const all = fillRows(ordered, point, scale, width, most, 0);
  const exact = [...ordered].sort((a, b) => Math.max(1, a.to - a.from) - Math.max(1, b.to - b.from)); // they get their labels first
  const marks = all.every(({ label }) => label) ? all : fillRows(exact, point, scale, width, most, 1);
  return { marks, rows: Math.max(1, ...marks.map(({ row }) => row + 1)), scale };
}

/**
 * @param {number} lowest the first row with labels: if some have no room, the row on the line itself is for their marks, where they may meet
 * @returns {Placed[]}
 */
function fillRows(spans, point, scale, width, most, lowest) {
  /** @type {[number, number][][]} what is taken in each row */
  const taken = Array.from({ length: most - lowest }, () => []);
  const free = (row, [start, end]) => row.every(([from, to]) => end + GAP <= from || start >= to + GAP);
  return spans.map((span) => {
    const left = scale.at(span.from);
    const wide = span.to - span.from <= point ? 0 : Math.max(4, scale.at(span.to) - left + POINT);
    for (const { label, extent } of waysOf(left, wide, span.label, width)) {
      const row = taken.findIndex((one) => free(one, extent));
      if (row < 0) continue;
      taken[row].push(extent);
      return { id: span.id, left, wide, row: row + lowest, label };
    }
    return { id: span.id, left, wide, row: 0, label: "" };
  });
}

/** Return the ways to put a label at a mark, the best first, with all that they take; none if it is too long. */
function waysOf(left, wide, words, width) {
  const end = left + (wide || POINT);
  /** @type {{label: Placed["label"], extent: [number, number]}[]} */
  const ways = [];
  if (words + 12 <= wide) ways.push({ label: "in", extent: [left, end] });
  else {
    if (end + words + 6 <= width) ways.push({ label: "after", extent: [left, end + words + 6] });
    if (left - words - 6 >= 0) ways.push({ label: "before", extent: [left - words - 6, end] });
  }
  return ways;
}

/**
 * Return the ticks of a scale: in each stretch those of the finest unit that leaves room for their words.
 * @param {Scale} scale
 * @returns {{at: number, text: string}[]}
 */
export function ticksOf({ at, stretches }) {
  /** @type {{at: number, text: string}[]} */
  const ticks = [];
  let named = ""; // what the last tick was part of
  const clocks = stretches.some(({ from, to }) => from % 1 || to % 1);
  for (const { from, to } of stretches) {
    const day = (at(to) - at(from)) / (to - from); // pixels
    const step = STEPS.find(([, , days]) => days * day >= TICK && (days >= 1 || clocks));
    if (!step) continue;
    for (let tick = firstTick(from, step); tick <= to + 1e-9; tick = nextTick(tick, step)) {
      const last = ticks[ticks.length - 1];
      if (last && at(tick) - last.at < TICK) continue;
      const { text, of } = nameOf(tick, step);
      ticks.push({ at: at(tick), text: !of || of === named ? text : step[2] < 1 ? `${of}, ${text}` : `${text} ${of}` });
      named = of || text;
    }
  }
  return ticks;
}

/** @param {number} from @param {[string, number, number]} step */
function firstTick(from, [unit, many, days]) {
  const date = dateOf(from);
  if (unit === "year") return dayOf(Math.ceil((date.getUTCFullYear() + (from > dayOf(date.getUTCFullYear(), 0, 1) ? 1 : 0)) / many) * many, 0, 1);
  if (unit === "month") {
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + (from > dayOf(date.getUTCFullYear(), date.getUTCMonth(), 1) ? 1 : 0);
    return dayOf(0, Math.ceil(month / many) * many, 1);
  }
  return Math.ceil(from / days - 1e-9) * days;
}

/** @param {number} tick @param {[string, number, number]} step */
function nextTick(tick, [unit, many, days]) {
  const date = dateOf(tick);
  if (unit === "year") return dayOf(date.getUTCFullYear() + many, 0, 1);
  return unit === "month" ? dayOf(date.getUTCFullYear(), date.getUTCMonth() + many, 1) : tick + days;
}

function dateOf(day) {
  return new Date(Math.round(day * 1440) * 60000);
}

function dayOf(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day); // Date.UTC would take the year 19 for 1919
  return date.getTime() / 86400000;
}

/**
 * Name a tick: a year, a month or day, an hour; `of` is what it is part of, which the first of a row says too.
 * @param {number} tick
 * @param {[string, number, number]} step
 * @returns {{text: string, of: string}}
 */
function nameOf(tick, [unit, many]) {
  const date = dateOf(tick);
  const [year, month] = [date.getUTCFullYear(), MONTHS[date.getUTCMonth()]];
  const words = year > 0 ? String(year) : `${many < 10 || !year ? 1 - year : -year} BC`; // the year before 1 is 1 BC, and nobody counts 101, 51
  if (unit === "year" || (unit === "month" && !date.getUTCMonth())) return { text: words, of: "" };
  if (unit === "month") return { text: month, of: words };
  const day = `${date.getUTCDate()} ${month}`;
  return unit === "day" ? { text: day, of: words } : { text: date.toISOString().slice(-13, -8), of: day };
}
