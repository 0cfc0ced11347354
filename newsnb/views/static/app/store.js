/**
 * The one selection that all panels share. A panel sets it, and every panel redraws from it; no panel calls another.
 *
 * @typedef {Object} Store
 * @property {string|null} value id of what is selected
 * @property {(id: string|null, from?: string) => void} set
 * @property {(watcher: (id: string|null, from: string) => void) => void} watch
 */

/**
 * @param {(id: string) => boolean} known whether the reading has this id; another one clears the selection
 * @returns {Store}
 */
export function makeStore(known) {
  /** @type {((id: string|null, from: string) => void)[]} */
  const watchers = [];
  const store = {
    /** @type {string|null} */
    value: null,
    set(id, from = "view") {
      const next = id !== null && known(id) ? id : null;
      if (next === store.value) return;
      store.value = next;
      for (const watcher of watchers) watcher(next, from);
    },
    watch(watcher) {
      watchers.push(watcher);
    },
  };
  return store;
}
