import "../browser.js";

import assert from "node:assert/strict";
import { test } from "node:test";
import { House } from "#js/seat-map/house.js";
import { arena, CATEGORIES, house, ring, upTo } from "./houses.js";

const hall = (seats) => new House(house(seats), CATEGORIES);
const numbers = (made, ids) => ids && ids.map((id) => `${made.seat(id).row}${made.seat(id).number}`).join(" ");
const taken = (made, ...places) => {
  for (const seat of made.seats) if (places.includes(`${seat.row}${seat.number}`)) seat.status = "SOLD";
  return made;
};

test("seats together are free, of one price, and side by side in one row", () => {
  const made = taken(hall(ring("Stalls", 20, 0, 2, upTo(6))), "A3", "A6");
  assert.equal(numbers(made, made.together(2, 1)), "A1 A2");
  assert.equal(numbers(made, made.together(3, 1)), "B1 B2 B3");
  assert.equal(made.together(7, 1), null);
  assert.equal(made.together(1, 2), null);
  made.seats.filter((seat) => seat.row === "B" && seat.number > 3).forEach((seat) => (seat.categoryId = 2));
  assert.equal(made.together(4, 1), null);
});

test("an aisle within a row parts it, odd numbers on one side of the house do not", () => {
  const aisle = hall(ring("Stalls", 20, 0, 1, () => [1, 2, 5, 6]));
  assert.equal(aisle.together(3, 1), null);
  assert.equal(aisle.areTogether([1, 2]), true);
  assert.equal(aisle.areTogether([2, 3]), false);
  const odd = hall(ring("Stalls", 20, 0, 1, () => [1, 3, 5, 7]));
  assert.equal(numbers(odd, odd.together(4, 1)), "A1 A3 A5 A7");
});

test("numbers may run from right to left", () => {
  const made = hall(ring("Stalls", 20, 0, 1, () => [6, 5, 4, 3, 2, 1]));
  assert.equal(numbers(made, made.together(3, 1)), "A6 A5 A4");
  assert.equal(made.areTogether([2, 3, 4]), true);
});

test("a party that lost a seat is offered the nearest as many together", () => {
  const made = new House(arena(), CATEGORIES);
  const wanted = made.seats.filter((seat) => seat.section === "Block 103" && seat.row === "C" && seat.number >= 20 && seat.number <= 22);
  wanted[1].status = "SOLD";
  const offered = made.together(3, 1, wanted.map((seat) => seat.id)).map((id) => made.seat(id));
  assert.ok(offered.every((seat) => seat.section === "Block 103"));
  assert.deepEqual([...new Set(offered.map((seat) => seat.row))].length, 1);
  assert.ok(offered.every((seat) => Math.abs(seat.number - 21) <= 3), JSON.stringify(offered));
});

test("what is held for this visitor is theirs, unless it was sold meanwhile", () => {
  const made = hall(ring("Stalls", 20, 0, 1, upTo(3)));
  made.seat(2).status = "HELD";
  assert.equal(made.own([2]), true);
  assert.equal(made.own([2]), false);
  assert.equal(made.statusOf(made.seat(2)), "MINE");
  assert.equal(made.isFree(2), false);
  made.refresh([{ id: 2, status: "SOLD" }]);
  assert.equal(made.statusOf(made.seat(2)), "SOLD");
});

test("a refresh tells whether anything is new, and knows nothing of strangers", () => {
  const made = hall(ring("Stalls", 20, 0, 1, upTo(3)));
  assert.equal(made.refresh([{ id: 1, status: "FREE" }]), false);
  assert.equal(made.refresh([{ id: 99, status: "SOLD" }]), false);
  assert.equal(made.refresh([{ id: 1, status: "HELD" }]), true);
  assert.equal(made.freeByCategory().get(1), 2);
  assert.equal(made.freeByCategory().get(2), 0);
});

test("the dearest category comes first, and no two of eight look alike", () => {
  const many = Array.from({ length: 8 }, (_, i) => ({ id: i + 1, name: `C${i}`, price: { amountMinor: 1000 + i, currency: "EUR" } }));
  const made = new House(house([]), many);
  assert.equal(made.categories[0].id, 8);
  for (const what of ["colour", "shape"]) assert.equal(new Set([...made.categoryById.values()].map((each) => each[what])).size, 8);
});
