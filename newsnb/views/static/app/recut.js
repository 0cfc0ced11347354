/**
 * A reading as spans and back again: a change is made to spans, and the paragraphs are cut anew from them. Offsets count
 * characters (code points) of the text, as in Python. Pure functions.
 *
 * @typedef {[number, number]} Span
 */

const [CONTENT, CUE] = [0, 1];
const ROLES = ["content", "cue", "source", "channel", "reason"];

/**
 * @param {any} data as the panels use it
 * @returns {any} the same, with `letters` of the text, `start` and `end` of every mark, and `spans` of every quote by role
 */
export function toSpans(data) {
  const letters = [];
  const parts = [];
  const marks = data.marks.map((mark) => ({ ...mark, ids: [...mark.ids], start: -1, end: -1 }));
  const quotes = data.quotes.map((quote) => ({ ...quote, who: quote.who, spans: ROLES.map(() => []) }));
  const blocks = data.blocks.map(({ kind, pieces, gap }) => {
    const start = letters.length;
    for (const [words, own = [], owners = [], part = ""] of pieces) {
      const at = letters.length;
      for (const letter of words) letters.push(letter);
      const end = letters.length;
      if (part) parts.push({ start: at, end, part });
      for (const i of own) {
        if (marks[i].start < 0) marks[i].start = at;
        marks[i].end = end;
      }
      for (const [i, role] of owners) extend(quotes[i].spans[role], at, end);
    }
    const stop = letters.length;
    letters.push(...(gap ?? ""));
    return { kind, gap, start, stop };
  });
  for (const quote of quotes) quote.spans = quote.spans.map((spans) => joinOverGaps(spans, letters));
  return { ...structuredClone({ ...data, blocks: [], marks: [], quotes: [] }), letters, parts, blocks, marks, quotes };
}

function extend(spans, start, end) {
  const last = spans.at(-1);
  if (last && last[1] === start) last[1] = end;
  else spans.push([start, end]);
}

/** A span runs on over the line breaks between paragraphs. */
function joinOverGaps(spans, letters) {
  const joined = [];
  for (const [start, end] of spans) {
    const last = joined.at(-1);
    if (last && letters.slice(last[1], start).every((letter) => letter === "\n" || letter === "\r")) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * @param {any} model as `toSpans` gives it
 * @returns {any} data for the panels: pieces, lines of quotes, and what follows from where things stand
 */
export function toData(model) {
  const { letters, parts, ...data } = model;
  const marks = [...model.marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const lanes = assignLanes(model.quotes.map(({ spans }) => spans[CONTENT]));
  const layers = [
    ...marks.map((mark, i) => ({ start: mark.start, end: mark.end, mark: i })),
    ...model.quotes.flatMap(({ spans }, i) => spans.flatMap((some, role) => some.map(([start, end]) => ({ start, end, quote: [i, role] })))),
  ].filter(({ start, end }) => start >= 0 && start < end).sort((a, b) => a.start - b.start || b.end - a.end);
  const quotes = model.quotes.map((quote, i) => {
    const { spans, ...rest } = quote;
    return { ...rest, lane: lanes[i], inside: findParent(quote, model.quotes), places: namedIn(spans[CONTENT], model), ...sayContent(spans[CONTENT], letters) };
  });
  return {
    ...data, quotes,
    marks: marks.map(({ start, end, ...mark }) => mark),
    blocks: cutBlocks(model, layers),
  };
}

function cutBlocks({ blocks, letters, parts }, layers) {
  return blocks.map(({ kind, gap, start, stop }) => {
    const here = layers.filter((layer) => layer.start < stop && layer.end > start);
    const inside = parts.filter((part) => part.start < stop && part.end > start);
    const edges = [...here, ...inside].flatMap((layer) => [Math.max(start, layer.start), Math.min(stop, layer.end)]);
    const cuts = [...new Set([start, stop, ...edges])].sort((a, b) => a - b);
    const pieces = cuts.slice(1).map((end, i) => {
      const over = here.filter((layer) => layer.start < end && layer.end > cuts[i]);
      const row = [
        letters.slice(cuts[i], end).join(""),
        over.flatMap(({ mark }) => mark ?? []), over.flatMap(({ quote }) => (quote ? [quote] : [])),
        inside.find((part) => part.start < end && part.end > cuts[i])?.part ?? "",
      ];
      while (!row.at(-1).length) row.pop();
      return row;
    });
    return { kind, pieces, gap };
  });
}

/** Assign each quote the first line under the words that no overlapping quote has taken, as Python does. */
function assignLanes(contents) {
  const open = [];
  const lanes = [];
  const ends = contents.map((spans, i) => ({ i, start: spans[0]?.[0] ?? 0, end: spans.at(-1)?.[1] ?? 0 }));
  for (const { i, start, end } of ends.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const free = open.findIndex((until) => until <= start);
    lanes[i] = free < 0 ? open.length : free;
    open[lanes[i]] = end;
  }
  return lanes;
}

const covers = (spans, [start, end]) => spans.some(([a, b]) => a <= start && end <= b);
const lengthOf = (spans) => spans.reduce((sum, [start, end]) => sum + end - start, 0);

/** Find the shortest quote whose words contain the reporting words and the words of another. */
function findParent(quote, quotes) {
  if (!quote.spans[CUE].length) return "";
  const mine = [...quote.spans[CUE], ...quote.spans[CONTENT]];
  const around = quotes.filter((other) => other !== quote && mine.every((span) => covers(other.spans[CONTENT], span)));
  return around.sort((a, b) => lengthOf(a.spans[CONTENT]) - lengthOf(b.spans[CONTENT]))[0]?.id ?? "";
}

function namedIn(content, { marks, places }) {
  const named = new Set(marks.filter((mark) => mark.at && covers(content, [mark.start, mark.end])).map(({ ids }) => ids[0]));
  return places.flatMap(({ id }) => (named.has(id) ? [id] : []));
}

function sayContent(spans, letters) {
  const words = spans.map(([start, end]) => letters.slice(start, end).join(""));
  return { content: words.join(" ... "), words: words.reduce((sum, some) => sum + some.split(/\s+/).filter(Boolean).length, 0) };
}
