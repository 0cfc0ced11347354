/**
 * The forms for corrections: on the card of what is selected, and for words that are to be added.
 */
import { findWords, KINDS, NAMINGS, ROLES, spanOf, TYPES, UNNAMED } from "./corrections.js";
import { brief, counted, make } from "./dom.js";
import { act, around, choose, chooseSeveral, contextOf, pointField, row, whoField } from "./fixfields.js";
import { toSpans } from "./recut.js";

const SETTLED = 200; // milliseconds after which words are taken for selected

/**
 * @param {ReturnType<typeof import("./desk.js").makeDesk>} desk
 * @param {import("./store.js").Store} store
 * @param {((call: (point: number[]|null) => void) => void)|null} pick lets people point at the map, if there is one
 */
export function makeCorrector(desk, store, pick) {
  /** @type {any} what is drawn now */
  let page = null;
  /** @type {((chosen: {words: string, span: [number, number]}) => void)|null} the form that takes words selected in the text */
  let take = null;
  let openFor = ""; // id whose form stays open while several things are corrected
  const about = { by: "", why: "" };
  let aboutFor = ""; // id of what the reason is about
  const turnTo = (id) => {
    if (id !== aboutFor) about.why = "";
    aboutFor = id;
  };
  const said = make("span", { class: "told", role: "status" });
  const hint = make("p", { class: "told", role: "status" }); // what is not right in the form that is open
  const adder = make("button", { type: "button", class: "tool add", "aria-keyshortcuts": "a", title: "Add what was missed (a)", text: "Add", on: { click: () => openAdder() } });
  const here = make("button", { type: "button", class: "take addhere", text: "Add…", on: { click: () => openAdder(), pointerdown: (event) => event.preventDefault() } });
  const ask = (on, to) => {
    said.textContent = hint.textContent = "";
    desk.ask(on, to, about);
  };

  /** Take words that are selected in the text: into the form that is open, or show the button that opens one. */
  const hearSelection = () => {
    const chosen = page && chosenIn(page.article.node);
    here.remove();
    if (!chosen) return;
    if (take) return take(chosen);
    const [box, pane] = [chosen.box, page.article.pane.getBoundingClientRect()];
    page.article.pane.append(here);
    here.style.insetBlockStart = `${box.bottom - pane.top + page.article.pane.scrollTop + 4}px`;
    here.style.insetInlineStart = `${Math.max(8, Math.min(box.right - pane.left, pane.width - 80))}px`;
  };
  const openAdder = () => {
    const chosen = page && chosenIn(page.article.node);
    here.remove();
    turnTo("");
    store.set(null);
    page.card.classList.remove("idle");
    page.card.replaceChildren(addForm(page.data, chosen));
    page.card.querySelector(chosen ? "select" : "textarea")?.focus();
  };
  const closeAdder = () => {
    take = null;
    page.card.classList.add("idle");
    page.card.replaceChildren();
    adder.focus();
  };

  /** A field for words of the text; words selected there go into it. */
  const wordsField = (data, words, span) => {
    const field = /** @type {HTMLTextAreaElement} */ (make("textarea", { rows: "2", spellcheck: "false" }));
    field.value = words;
    let exact = span;
    field.addEventListener("input", () => (exact = null));
    take = (chosen) => {
      field.value = chosen.words.replace(/\s+/g, " ");
      exact = chosen.span;
    };
    /** @returns {[number, number]|null} */
    const read = () => {
      const found = exact ?? findWords(toSpans(data).letters, field.value, span?.[0] ?? 0);
      hint.textContent = found ? "" : "These words are not in the text as they stand here.";
      return found;
    };
    return { field, read };
  };

  const pickHere = pick && ((call) => {
    hint.textContent = "Click on the map, or move it with the arrow keys and press Enter. Escape leaves it.";
    pick((point) => {
      hint.textContent = "";
      call(point);
    });
  });
  /** Search in the gazetteer, which a kernel has. */
  const searchRows = (use) => {
    if (!desk.live) return [];
    const name = /** @type {HTMLInputElement} */ (make("input", { type: "text", autocomplete: "off" }));
    let places = [];
    const found = choose([]);
    const result = row("It is", found, "Use this place", () => use(places.find(({ key }) => key === found.value), name.value.trim()));
    result.hidden = true;
    const look = () => name.value.trim() && desk.look(name.value.trim(), (some, problem) => {
      places = some;
      result.hidden = !some.length;
      hint.textContent = problem || (some.length ? "" : "The gazetteer has no place of this name.");
      found.replaceChildren(...choose(some.map(({ key, name: own, where }) => [key, `${own} (${where})`])).options);
      if (some.length) found.focus();
    });
    return [row("Another place", name, "Search", look), result];
  };
  const quoteRows = (data, quote) => {
    const who = whoField(data, quote.who.flatMap(({ id }) => id ?? []));
    const named = choose(Object.entries(NAMINGS), Object.keys(NAMINGS).find((key) => NAMINGS[key] === quote.named));
    const how = choose(Object.entries(TYPES), quote.type);
    const model = toSpans(data);
    const spans = model.quotes.find(({ id }) => id === quote.id).spans[0];
    const words = wordsField(data, spans.length === 1 ? quote.content.replace(/\s+/g, " ") : quote.content, spans.length === 1 ? spans[0] : null);
    return [
      row("Who says it", who.node, "Change", () => who.read() && ask(quote.id, { speakers: who.read() })),
      row("How", how, "Change", () => ask(quote.id, { type: how.value })),
      row("Named", named, "Change", () => ask(quote.id, { naming: named.value })),
      data.withheld ? null : row("What was said", words.field, "Use these words", () => {
        const span = words.read();
        if (span) ask(quote.id, { content: [span] });
      }, "Select the words in the text, or write them here."),
      act("This is no quote", () => ask(quote.id, { remove: true })),
    ];
  };
  const placeRows = (data, place) => {
    const others = place.others.filter(({ key }) => key);
    const other = choose(others.map(({ key, name, where }) => [key, `${name} (${where})`]));
    const spot = pointField(place.point, pickHere);
    const mentions = data.marks.filter((mark) => mark.at && mark.ids[0] === place.id);
    const which = choose([[place.id, mentions.length > 1 ? "anywhere in the text" : "here"], ...(mentions.length > 1 ? mentions.map(({ at }) => [at, contextOf(data, at)]) : [])]);
    return [
      others.length ? row("It is", other, "Use this place", () => ask(place.id, { key: other.value })) : null,
      ...searchRows(({ key }, called) => ask(place.id, { key, called })),
      row("It lies at", spot.node, "Put it there", () => spot.read() && ask(place.id, { point: spot.read() }), "Latitude, longitude"),
      ...nameRows(place),
      row("It is no place", which, "Remove", () => ask(which.value, { remove: true })),
    ];
  };
  const nameRows = (thing) => {
    const name = /** @type {HTMLInputElement} */ (make("input", { type: "text", value: thing.name, autocomplete: "off" }));
    return [row("Its name", name, "Rename", () => name.value.trim() && ask(thing.id, { name: name.value.trim() }))];
  };
  const entityRows = (data, entity) => {
    const same = choose(data.entities.filter(({ id }) => id !== entity.id).map(({ id, name }) => [id, brief(name)]));
    const model = toSpans(data);
    const marks = model.marks.filter(({ ids, family }) => ids.includes(entity.id) && family !== "reference");
    const others = chooseSeveral(marks.map(({ start, end }) => [`${start} ${end}`, around(model.letters, [start, end])]));
    const kind = choose(Object.entries(KINDS).map(([label, [name]]) => [label, name]), Object.keys(KINDS).find((label) => KINDS[label][0] === entity.kind));
    const role = choose([...(entity.role ? [] : [["", "not known"]]), ...ROLES.map((name) => [name, name])], entity.role);
    const splitOff = () => others.selectedOptions.length && ask(entity.id, { split: [...others.selectedOptions].map(({ value }) => value.split(" ").map(Number)) });
    return [
      ...nameRows(entity),
      entity.kind !== UNNAMED && row("It is", kind, "Change", () => ask(entity.id, { label: kind.value })),
      row("Role", role, "Change", () => role.value && ask(entity.id, { role: role.value })),
      same.options.length ? row("The same as", same, "Merge", () => ask(null, { merge: [entity.id, same.value] })) : null,
      marks.length > 1 ? row("Somebody else is", others, "Split off", splitOff, "Choose one or several.") : null,
      act("This is no name", () => ask(entity.id, { remove: true })),
    ];
  };
  const unplacedRows = (data, item) => {
    const spot = pointField(null, pickHere);
    const span = spanOf(toSpans(data), item.id);
    return [
      ...searchRows(({ point, name }) => ask(null, { add: "place", span, point, name })),
      row("It lies at", spot.node, "Put it there", () => spot.read() && ask(null, { add: "place", span, point: spot.read() }), "Latitude, longitude"),
    ];
  };
  const rows = { quote: quoteRows, place: placeRows, entity: entityRows, unplaced: unplacedRows };

  const addForm = (data, chosen) => {
    const words = wordsField(data, chosen?.words.replace(/\s+/g, " ") ?? "", chosen?.span ?? null);
    const kind = choose([["quote", "a quote"], ["place", "a place"], ...Object.entries(KINDS).filter(([label]) => !["GPE", "LOC"].includes(label)).map(([label, [name]]) => [label, `a name: ${name}`])]);
    const [who, spot] = [whoField(data, []), pointField(null, pickHere)];
    const [whoRow, spotRow] = [row("Who says it", who.node), row("It lies at", spot.node, "", null, "Latitude, longitude")];
    const settle = () => {
      whoRow.hidden = kind.value !== "quote";
      spotRow.hidden = kind.value !== "place";
    };
    kind.addEventListener("change", settle);
    settle();
    const add = () => {
      const span = words.read();
      if (!span) return;
      if (kind.value === "quote") return who.read() && ask(null, { add: "quote", content: [span], speakers: who.read() });
      if (kind.value === "place") return spot.read() && ask(null, { add: "place", span, point: spot.read() });
      ask(null, { add: "entity", span, label: kind.value });
    };
    const form = make("div", { class: "fixform", role: "group", "aria-label": "Add what was missed" },
      make("h2", { text: "Add what was missed" }),
      row("The words", words.field, "", null, "Select the words in the text, or write them here."), row("They are", kind), whoRow, spotRow, aboutRow(), hint,
      make("p", { class: "fixrow" }, make("button", { type: "button", class: "take main", text: "Add", on: { click: add } }), make("button", { type: "button", class: "take", text: "Cancel", on: { click: closeAdder } })));
    form.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), closeAdder()));
    return form;
  };

  /** Who corrects, which is asked for once, and why, which is asked for each thing; both may stay empty. */
  const aboutRow = () => {
    const fields = [["by", "Your name or code", 60], ["why", "Why", 400]].map(([key, label, maxlength]) => {
      const field = /** @type {HTMLInputElement} */ (make("input", { type: "text", value: about[key], "aria-label": label, placeholder: label, autocomplete: "off", maxlength }));
      field.addEventListener("input", () => (about[key] = field.value.trim()));
      return field;
    });
    return make("div", { class: "fixrow about" }, make("span", { text: "If you like" }), make("span", { class: "pair" }, ...fields));
  };

  return {
    adder,
    openAdder,
    /** Make the button and the form of a card. */
    offer(data, { kind, item }) {
      take = null;
      turnTo(item.id);
      const form = make("div", { class: "fixform", role: "group", "aria-label": "Correct this" });
      const button = make("button", { type: "button", class: "take fix", "aria-keyshortcuts": "c", title: "Correct this (c)", text: "Not right?" });
      const set = (open) => {
        openFor = open ? item.id : "";
        button.setAttribute("aria-expanded", String(open));
        form.hidden = !open;
        take = null;
        hint.textContent = "";
        form.replaceChildren(...(open ? [...rows[kind](data, item), aboutRow(), hint].filter(Boolean) : []));
      };
      button.addEventListener("click", () => {
        set(form.hidden);
        if (!form.hidden) /** @type {HTMLElement} */ (form.querySelector("select, input, textarea"))?.focus();
      });
      form.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        set(false);
        button.focus();
      });
      set(openFor === item.id);
      return make("div", { class: "fixing" }, button, form);
    },
    /** Hear what is selected in a text that was drawn. */
    watch(data, article, card, life) {
      page = { data, article, card };
      take = null;
      /** @type {ReturnType<typeof setTimeout>|undefined} */
      let waiting;
      document.addEventListener("selectionchange", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => life.aborted || hearSelection(), SETTLED);
      }, { signal: life });
    },
    /** Say what came of it. */
    say(words) {
      said.textContent = words;
    },
    /** Make the line at the foot: how much was corrected, undo, redo, and the file. */
    bar() {
      const button = (text, title, can, call) => make("button", { type: "button", class: "take", text, title, disabled: !can, on: { click: call } });
      const count = desk.count;
      return make("p", { class: "corrected", hidden: !count && !desk.canRedo && !said.textContent },
        count > 0 && make("b", { text: counted(count, "correction") }),
        button("Undo", "Undo (Ctrl+Z)", desk.canUndo, desk.undo), button("Redo", "Redo (Ctrl+Shift+Z)", desk.canRedo, desk.redo),
        count > 0 && button("Save corrections", "A file for newsnb.apply, or for the folder newsnb-corrections", true, desk.saveFile),
        desk.unsaved && make("span", { class: "unsaved", text: "Not saved yet." }), said);
    },
  };
}

/** Return the words of the article that are selected, with their span, or null. */
function chosenIn(node) {
  const selection = getSelection();
  if (!selection || selection.type !== "Range") return null;
  const range = selection.getRangeAt(0);
  if (!node.contains(range.startContainer) || !node.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(node, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = [...before.toString()].length + [...words].length - [...words.trimStart()].length;
  const trimmed = words.trim();
  return trimmed ? { words: trimmed, span: /** @type {[number, number]} */ ([start, start + [...trimmed].length]), box: range.getBoundingClientRect() } : null;
}
