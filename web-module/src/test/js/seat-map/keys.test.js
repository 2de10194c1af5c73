import assert from "node:assert/strict";
import { test } from "node:test";
import { meaningOf } from "#js/seat-map/keys.js";
import { planOf } from "#js/seat-map/plan.js";
import { house, ring, upTo } from "./houses.js";

const HALL = house([...ring("Stalls", 20, 0, 3, upTo(10)), ...ring("Circle", 30, 0, 2, upTo(7))]);
const PLAN = planOf(HALL);
const after = (key, from) => {
  const { section, row, number } = HALL.seats[meaningOf(key, PLAN, from).seat];
  return `${section} ${row}${number}`;
};
const at = (section, row, number) =>
  HALL.seats.findIndex((seat) => seat.section === section && seat.row === row && seat.number === number);

test("arrows go from seat to seat, as on the screen", () => {
  const from = at("Stalls", "B", 5);
  assert.deepEqual(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => after(key, from)), ["Stalls B4", "Stalls B6", "Stalls A5", "Stalls C5"]);
});

test("Home and End go to the row's ends", () => {
  const from = at("Stalls", "B", 5);
  assert.deepEqual(["Home", "End"].map((key) => after(key, from)), ["Stalls B1", "Stalls B10"]);
});

test("Page Up and Page Down go from section to section, and stay at the last", () => {
  assert.equal(after("PageDown", at("Stalls", "C", 1)), "Circle A4");
  assert.equal(after("PageUp", at("Circle", "B", 7)), "Stalls A6");
  assert.equal(after("PageDown", at("Circle", "B", 7)), "Circle B7");
  assert.equal(after("PageUp", at("Stalls", "C", 1)), "Stalls C1");
});

test("Space and Enter take, plus and minus zoom, nought shows all", () => {
  const acts = Object.fromEntries([" ", "Enter", "+", "=", "-", "0"].map((key) => [key, meaningOf(key, PLAN, 0).act]));
  assert.deepEqual(acts, { " ": "take", Enter: "take", "+": "nearer", "=": "nearer", "-": "farther", 0: "whole" });
});

test("all other keys are the browser's", () => {
  for (const key of ["Tab", "Escape", "a", "1", "F5", "Shift", "toString"]) assert.equal(meaningOf(key, PLAN, 0), null, key);
});
