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

  /** Drops what is no longer free and returns how many that were. */
  keepOnly(stillFree) {
    const lost = this.ids.filter((id) => !stillFree(id));
    lost.forEach((id) => this.#ids.delete(id));
    if (lost.length > 0) this.#changed();
    return lost.length;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
