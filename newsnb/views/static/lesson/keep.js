/**
 * What a student did, kept in the browser until it is cleared: a reload loses nothing. A page in a notebook keeps nothing.
 */

/**
 * @param {string} name of the lesson
 * @param {() => void} onTaken called when the lesson was opened in another window, which goes on with it
 */
export function makeKeep(name, onTaken) {
  const me = String(Math.random());
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
      try {
        store?.setItem(kept, JSON.stringify(state));
      } catch {
        // the store is full: the page goes on without it
      }
    },
    clear() {
      store?.removeItem(kept);
      store?.removeItem(owner);
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
