// The seats a visitor has picked but not yet holds.

/** As many as one hold may have; the servers check it again. */
export const MOST = 10;

export class Selection extends EventTarget {
  #ids = new Set();

  get ids() {
    return [...this.#ids];
  }

  get size() {
    return this.#ids.size;
  }

  has(id) {
    return this.#ids.has(id);
  }

  /** Picks or unpicks; false when the limit forbids it. */
  toggle(id) {
    if (this.#ids.has(id)) this.#ids.delete(id);
    else if (this.#ids.size >= MOST) return false;
    else this.#ids.add(id);
    this.#changed();
    return true;
  }

  /** Picks these instead of whatever was picked; at most {@link MOST} of them. */
  replace(ids) {
    this.#ids = new Set(ids.slice(0, MOST));
    this.#changed();
  }

  /** Drops what is not to stay and returns which that were. */
  keepOnly(stays) {
    const dropped = this.ids.filter((id) => !stays(id));
    dropped.forEach((id) => this.#ids.delete(id));
    if (dropped.length > 0) this.#changed();
    return dropped;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
