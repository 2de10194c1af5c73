// One event's seats as the page knows them: descriptions, prices, and the status that polling keeps fresh.

import { arrange } from "./layout.js";

/** How many categories have a colour of their own; further ones share the last. */
const COLOURS = 8;

export class House {
  /**
   * @param {object[]} seats as the API gives them
   * @param {object[]} categories of the event
   */
  constructor(seats, categories) {
    this.seats = seats;
    /** Where they stand; see arrange(). */
    this.plan = arrange(seats);
    this.indexOf = new Map(seats.map((seat, index) => [seat.id, index]));
    /** Dearest first: that is how the legend and the colours run. */
    this.categories = [...categories].sort((a, b) => b.price.amountMinor - a.price.amountMinor || a.id - b.id);
    this.categoryById = new Map(
      this.categories.map((category, index) => [category.id, { ...category, colour: Math.min(index + 1, COLOURS) }]),
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

  isFree(id) {
    return this.seat(id)?.status === "FREE";
  }

  /** Free seats per category id. */
  freeByCategory() {
    const free = new Map(this.categories.map((category) => [category.id, 0]));
    for (const seat of this.seats) if (seat.status === "FREE") free.set(seat.categoryId, free.get(seat.categoryId) + 1);
    return free;
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
