// What this browser remembers between pages and tabs. A browser that remembers nothing (private windows, a full disk, a
// visitor's settings) only loses the comfort: what matters is asked of the servers.

/** The value under the key, or null. */
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Keeps a value; null forgets it. */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // nothing to be done, and nothing lost that matters
  }
}

/** Calls back when another tab of this browser changed what is under the key. */
export function whenChangedElsewhere(key, changed) {
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) changed();
  });
}
