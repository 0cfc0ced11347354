/**
 * What a student did, kept in the browser until it is cleared: a reload loses nothing. In a notebook, the page around the frame
 * keeps it, and a widget too. Where nothing can be kept, the page warns before it closes, until the answers are handed in.
 */

/**
 * @param {string} name of the lesson
 * @param {() => void} onTaken called when the lesson was opened in another window, which goes on with it
 */
export function makeKeep(name, onTaken) {
  const me = String(Math.random());
  let atRisk = false;
  addEventListener("beforeunload", (event) => atRisk && event.preventDefault());
  const store = openStore();
  const [kept, owner] = [`newsnb-lesson-${name}`, `newsnb-owner-${name}`];
  let taken = false;
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== owner || !newValue || newValue === me || taken) return;
    taken = true;
    onTaken();
  });
  store?.setItem(owner, me);
  return {
    load() {
      try {
        return JSON.parse(store?.getItem(kept) ?? "null");
      } catch {
        return null;
      }
    },
    save(state) {
      if (taken) return;
      atRisk = false;
      try {
        if (!store) throw new Error("no store");
        store.setItem(kept, JSON.stringify(state));
      } catch { // there is none, or it is full: the page goes on without it
        atRisk = state.marks.length > 0 && !state.handed;
      }
    },
    clear() {
      atRisk = false;
      store?.removeItem(kept);
      store?.removeItem(owner);
    },
  };
}

/** Keep the work of a student in the notebook around a frame. */
export function keepOutside(tell) {
  let kept = null;
  return {
    load: () => kept,
    save(state) {
      kept = state;
      tell({ say: "work", work: state });
    },
    clear() {
      kept = null;
      tell({ say: "work", work: {} });
    },
  };
}

/** Return the store of the browser, or null where there is none: in a sandboxed frame, or if the reader forbids it. */
function openStore() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
