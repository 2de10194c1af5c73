// One event's seats as the page knows them: descriptions, prices, and the status that polling keeps fresh.

import { lookOf } from "./looks.js";
import { planOf, rowOf } from "./plan.js";

export class House {
  /** Ids of the seats that are held for this visitor. */
  #own = new Set();

  /**
   * @param {{seats: object[], sections: object[], stage: ?object}} house as the API gives it
   * @param {object[]} categories of the event
   */
  constructor({ seats, sections, stage }, categories) {
    this.seats = seats;
    /** Where they stand; see planOf(). */
    this.plan = planOf({ seats, sections, stage });
    this.indexOf = new Map(seats.map((seat, index) => [seat.id, index]));
    /** Dearest first: that is how the legend and the looks run. */
    this.categories = [...categories].sort((a, b) => b.price.amountMinor - a.price.amountMinor || a.id - b.id);
    this.categoryById = new Map(
      this.categories.map((category, index) => [category.id, { ...category, ...lookOf(index) }]),
    );
  }

  seat(id) {
    return this.seats[this.indexOf.get(id)];
  }

  category(seat) {
    return this.categoryById.get(seat.categoryId);
  }

  price(seat) {
    return this.category(seat).price;
  }

  /** What a hold remembers of a seat. */
  describe(id) {
    const seat = this.seat(id);
    if (!seat) return {};
    const { name, price } = this.category(seat);
    return { section: seat.section, row: seat.row, number: seat.number, category: name, price };
  }

  /** "FREE", "HELD" (by someone else), "SOLD" or "MINE" (held for this visitor). */
  statusOf(seat) {
    return this.#own.has(seat.id) && seat.status !== "SOLD" ? "MINE" : seat.status;
  }

  isFree(id) {
    const seat = this.seat(id);
    return seat !== undefined && this.statusOf(seat) === "FREE";
  }

  isMine(id) {
    return this.#own.has(id);
  }

  /** These seats, and no others, are held for this visitor; says whether that is news. */
  own(ids) {
    const changed = ids.length !== this.#own.size || ids.some((id) => !this.#own.has(id));
    this.#own = new Set(ids);
    return changed;
  }

  /** Free seats per category id. */
  freeByCategory() {
    const free = new Map(this.categories.map((category) => [category.id, 0]));
    for (const seat of this.seats)
      if (this.statusOf(seat) === "FREE") free.set(seat.categoryId, (free.get(seat.categoryId) ?? 0) + 1);
    return free;
  }

  /**
   * Free seats side by side in one row and one category.
   *
   * @param {number} wanted how many
   * @param {number} categoryId of all of them
   * @param {number[]} [near] ids of seats: the nearest to their middle are found; without, the first of the house
   * @returns {?number[]} their ids, from left to right, or null when there are not so many together
   */
  together(wanted, categoryId, near = []) {
    const { x, y, sections } = this.plan;
    const around = near.map((id) => this.indexOf.get(id)).filter((index) => index !== undefined);
    const middle = (of) => around.reduce((sum, index) => sum + of[index], 0) / around.length;
    const [nearX, nearY] = around.length > 0 ? [middle(x), middle(y)] : [null, null];
    let best = null;
    let least = Infinity;
    for (const section of sections) {
      for (const row of section.rows) {
        for (let from = 0; from + wanted <= row.seats.length; from++) {
          const run = row.seats.slice(from, from + wanted);
          if (!this.#isRun(run, row, categoryId)) continue;
          const at = (of) => (of[run[0]] + of[run.at(-1)]) / 2;
          const far = nearX === null ? 0 : Math.hypot(at(x) - nearX, at(y) - nearY);
          if (far < least) {
            least = far;
            best = run;
          }
        }
      }
    }
    return best && best.map((index) => this.seats[index].id);
  }

  /** True when all these seats are neighbours in one row. */
  areTogether(ids) {
    const indices = ids.map((id) => this.indexOf.get(id));
    if (indices.includes(undefined)) return true;
    const row = rowOf(this.plan, indices[0]);
    const places = indices.map((index) => row.seats.indexOf(index)).sort((a, b) => a - b);
    if (places[0] < 0) return false;
    return places.every((place, i) => place === places[0] + i) && isUnbroken(this.seats, row, row.seats.slice(places[0], places.at(-1) + 1));
  }

  #isRun(run, row, categoryId) {
    return (
      run.every((index) => {
        const seat = this.seats[index];
        return seat.categoryId === categoryId && this.statusOf(seat) === "FREE";
      }) && isUnbroken(this.seats, row, run)
    );
  }

  /** Takes over fresh statuses and says whether any seat changed. */
  refresh(seats) {
    let changed = false;
    for (const fresh of seats) {
      const known = this.seat(fresh.id);
      if (known && known.status !== fresh.status) {
        known.status = fresh.status;
        changed = true;
      }
    }
    return changed;
  }
}

/** No number is left out between neighbours: there would be an aisle. Rows that count by twos (odd, even) do so throughout; the servers see it so, too. */
function isUnbroken(seats, row, run) {
  // Numbers may run either way along a row.
  const steps = (indices) => indices.slice(1).map((index, i) => Math.abs(seats[index].number - seats[indices[i]].number));
  const usual = Math.min(...steps(row.seats)) === 2 ? 2 : 1;
  return steps(run).every((step) => step === usual);
}
