/**
 * The desk: what people correct in a view. With a kernel, Python corrects and sends what is shown next. Without one, the
 * records are kept in the page until they are saved as a file.
 */
import { chosenPlaces, correctedBy, fileOf, recordOf, sameRecord } from "./corrections.js";
import { unpack } from "./unpack.js";

const PATIENCE = 4000; // milliseconds until a kernel that says nothing is taken for gone

const nextNumber = () => `${Date.now()}-${Math.random()}`;

/**
 * @param {any} first data of the reading
 * @param {{send: (message: any) => void, keep: (kept: {records: any[], pending: number, places: any}, unsaved: boolean) => void,
 *   save: (kind: string, name: string, text: string) => void}} host
 * @param {(data: any, said: string) => void} show what is to be shown next, and a line to say
 */
export function makeDesk(first, { send, keep, save }, show) {
  let base = first; // as Python last sent it
  let data = first;
  /** @type {any[]} records that are shown on top of it */
  let pending = [];
  let places = {}; // that people chose, by key: what was found in the gazetteer is known to Python alone
  const fresh = new Set(); // of them, those that Python was never told
  /** @type {any[]} */
  let undone = [];
  let undoes = first.corrections.length; // how many Python can take back: not those that others made meanwhile
  let redoes = 0; // and do again
  let live = false;
  let looking = (/** @type {any[]} */ found, /** @type {string} */ problem) => {}; // what waits for places
  let saved = true;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let waiting;

  const freshOnes = () => pending.filter((record) => fresh.has(record));
  const remember = () => keep({ records: data.corrections, pending: freshOnes().length, places: (places = { ...places, ...chosenPlaces(data) }) }, desk.unsaved);
  const refresh = (said) => {
    data = pending.reduce((before, record) => correctedBy(before, record, places), base);
    remember();
    show(data, said);
  };
  const tell = (message, otherwise) => {
    send({ ...message, nr: nextNumber() });
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      live = false;
      otherwise();
    }, PATIENCE);
  };
  const addHere = (record, said = "") => {
    if (correctedBy(data, record, places) === data) return show(data, "This does not fit here.");
    pending.push(record);
    fresh.add(record);
    saved = false;
    refresh(said);
  };
  const gone = "Python does not answer: what you change is kept in this page. Save it below.";
  const desk = {
    get count() { return data.corrections.length; },
    get live() { return live; },
    /**
     * Ask the kernel for places of a name.
     * @param {string} name
     * @param {(found: any[], problem: string) => void} call
     */
    look(name, call) {
      looking = call;
      send({ say: "look", name, nr: nextNumber() });
      clearTimeout(waiting);
      waiting = setTimeout(() => call([], "The gazetteer does not answer. Is Python busy?"), 5 * PATIENCE); // it may be built first
    },
    get canUndo() { return live ? undoes > 0 : pending.length > 0; },
    get canRedo() { return live ? redoes > 0 : undone.length > 0; },
    get unsaved() { return freshOnes().length > 0 && !saved; },
    /** Ask for a correction; see `recordOf`. */
    ask(on, to, about) {
      const record = recordOf(data, on, to, about);
      undone = [];
      if (live) tell({ say: "correct", records: [record] }, () => addHere(record, gone));
      else addHere(record);
    },
    undo() {
      if (!desk.canUndo) return;
      if (live) return tell({ say: "undo" }, () => show(data, gone));
      undone.push(pending.pop());
      saved = false;
      refresh("Taken back.");
    },
    redo() {
      if (!desk.canRedo) return;
      if (live) tell({ say: "redo" }, () => show(data, gone));
      else addHere(undone.pop(), "Done again.");
    },
    saveFile() {
      save("json", data.sha256, fileOf(data));
      saved = true;
      remember();
      show(data, "Saved. Put the file into the folder newsnb-corrections beside the notebook, or give it to newsnb.apply.");
    },
    /** Hear a message: from a kernel (`kernel`, `reading`) or from the page, which kept records (`kept`). */
    hear(message) {
      if (message.say === "kernel") {
        live = true;
        if (freshOnes().length) return tell({ say: "correct", records: freshOnes() }, () => show(data, gone));
        if (message.revision > 0) tell({ say: "state" }, () => {});
        else if (pending.splice(0).length) refresh(""); // what Python had been told, and does not have any more
        else if (data.corrections.length) show(data, ""); // Python takes them back now
      } else if (message.say === "reading") {
        clearTimeout(waiting);
        live = true;
        [base, pending, undone, undoes, redoes] = [unpack(message.data), [], [], message.undo, message.redo];
        refresh(message.said);
      } else if (message.say === "found") {
        clearTimeout(waiting);
        looking(message.found, message.said);
      } else if (message.say === "kept") recall(message.kept);
    },
  };
  /** Take up what the page kept: all of it without a kernel, otherwise what Python was never told. */
  const recall = (kept) => {
    const records = Array.isArray(kept?.records) ? kept.records : [];
    const untold = records.slice(records.length - (Number(kept?.pending) || 0));
    places = { ...kept?.places };
    const isNew = (record) => !base.corrections.some((known) => sameRecord(known, record));
    pending = (live ? untold : records).filter(isNew);
    if (!pending.length) return;
    for (const record of untold) fresh.add(record);
    saved = !untold.length;
    if (live) tell({ say: "correct", records: pending }, () => show(data, gone));
    refresh("");
  };
  return desk;
}
