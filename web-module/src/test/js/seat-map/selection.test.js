import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST, Selection } from "#js/seat-map/selection.js";

test("a seat is picked, and picked back, in the order of picking", () => {
  const selection = new Selection();
  let changes = 0;
  selection.addEventListener("change", () => changes++);
  for (const id of [5, 3, 5, 9]) assert.equal(selection.toggle(id), true);
  assert.deepEqual(selection.ids, [3, 9]);
  assert.equal(changes, 4);
});

test("no more than one hold may have, but one can always be given back", () => {
  const selection = new Selection();
  for (let id = 1; id <= MOST; id++) selection.toggle(id);
  assert.equal(selection.toggle(99), false);
  assert.equal(selection.size, MOST);
  assert.equal(selection.toggle(1), true);
  assert.equal(selection.toggle(99), true);
  selection.replace(Array.from({ length: 20 }, (_, i) => i));
  assert.equal(selection.size, MOST);
});

test("what is gone is dropped and told, and nothing is said where nothing is", () => {
  const selection = new Selection();
  selection.replace([1, 2, 3]);
  let changes = 0;
  selection.addEventListener("change", () => changes++);
  assert.deepEqual(selection.keepOnly((id) => id !== 2), [2]);
  assert.deepEqual(selection.keepOnly(() => true), []);
  assert.deepEqual(selection.ids, [1, 3]);
  assert.equal(changes, 1);
});
