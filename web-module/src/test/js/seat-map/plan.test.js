import assert from "node:assert/strict";
import { test } from "node:test";
import { beyond, neighbour, planOf, rowOf } from "#js/seat-map/plan.js";
import { arena, at, house, ring, upTo } from "./houses.js";

const name = ({ seats }, index) => `${seats[index].section} ${seats[index].row}${seats[index].number}`;
const find = ({ seats }, wanted) => seats.findIndex((_, i) => name({ seats }, i) === wanted);
const go = (given, from, ...directions) => {
  const plan = planOf(given);
  return name(given, directions.reduce((index, direction) => neighbour(plan, index, direction), find(given, from)));
};

test("a seat stands where the servers say, in units of a seat", () => {
  const plan = planOf(house([at("Stalls", "A", 1, -2.5, 30)], { sections: [{ name: "Stalls", x: 50, y: 3100 }], stage: { distance: 2000, width: 1000 } }));
  assert.deepEqual([plan.x[0], plan.y[0]], [-2.5, 30]);
  assert.deepEqual(plan.sections[0].label, { x: 0.5, y: 31 });
  assert.deepEqual(plan.stage, { radius: 20, angle: 0.25 });
});

test("all of the house and its stage is within its bounds, and little else", () => {
  const { bounds } = planOf(arena());
  assert.ok(bounds.left < -71 && bounds.left > -72, `${bounds.left}`);
  assert.ok(Math.abs(bounds.left + bounds.right) < 0.1);
  assert.ok(bounds.top > 17 && bounds.top < 24, `${bounds.top}`);
  assert.ok(bounds.bottom > 111 && bounds.bottom < 113, `${bounds.bottom}`);
});

test("a house without a stage, without names, or without seats can be looked at", () => {
  const plan = planOf(house([at("Stalls", "A", 1, 0, 5)]));
  assert.equal(plan.stage, null);
  assert.equal(plan.sections[0].label, null);
  assert.deepEqual(plan.bounds, { left: -1, top: 4, right: 1, bottom: 6 });
  assert.deepEqual(planOf(house([])).bounds, { left: -1, top: -1, right: 1, bottom: 1 });
});

test("sections and rows come in the order of the house, seats from left to right however they are numbered", () => {
  const backwards = house([...ring("Left", 20, -30, 2, () => [5, 4, 3, 2, 1]), ...ring("Right", 20, 30, 1, upTo(3))]);
  const plan = planOf(backwards);
  assert.deepEqual(
    plan.sections.map((section) => `${section.name}: ${section.rows.map((row) => row.label)}`),
    ["Left: A,B", "Right: A"],
  );
  assert.deepEqual(
    rowOf(plan, 0).seats.map((index) => backwards.seats[index].number),
    [5, 4, 3, 2, 1],
  );
  assert.equal(go(backwards, "Left A3", "right"), "Left A2");
});

test("left and right go along the row and over the aisle, and stay at the edge of the house", () => {
  const two = house([...ring("Left", 40, -15.7, 3, upTo(20)), ...ring("Right", 40, 15.7, 3, upTo(20))]);
  assert.equal(go(two, "Left B7", "right"), "Left B8");
  assert.equal(go(two, "Left B20", "right"), "Right B1");
  assert.equal(go(two, "Right B1", "left"), "Left B20");
  assert.equal(go(two, "Left B1", "left"), "Left B1");
});

test("no row is passed over on the way to the stage and back", () => {
  const hall = arena();
  const plan = planOf(hall);
  for (const section of plan.sections) {
    section.rows.forEach((row, r) => {
      for (const index of row.seats) {
        for (const [direction, next] of [["front", r - 1], ["back", r + 1]]) {
          if (!section.rows[next]) continue;
          const found = neighbour(plan, index, direction);
          assert.equal(plan.sectionOf[found], plan.sectionOf[index], `${direction} of ${name(hall, index)}`);
          assert.equal(plan.rowOf[found], next, `${direction} of ${name(hall, index)} is ${name(hall, found)}`);
          const side = Math.hypot(plan.x[found] - plan.x[index], plan.y[found] - plan.y[index]);
          // The last of a row that is bent more has nobody straight before it.
          const isInside = index !== row.seats[0] && index !== row.seats.at(-1);
          assert.ok(side < (isInside ? 1.3 : 2), `${direction} of ${name(hall, index)} is ${side} away`);
        }
      }
    });
  }
});

test("from the first row of a tier the way goes on to the last row of the one before", () => {
  const two = house([...ring("Stalls", 25, 0, 10, upTo(24)), ...ring("Circle", 38, 0, 8, upTo(20))]);
  assert.equal(go(two, "Circle A10", "front"), "Stalls J12");
  assert.equal(go(two, "Stalls J12", "back"), "Circle A10");
  assert.equal(go(two, "Stalls A12", "front"), "Stalls A12");
  assert.equal(go(two, "Circle H10", "back"), "Circle H10");
  // Nobody is left of it, though the circle's seats are farther left than many.
  assert.equal(go(two, "Stalls A1", "left"), "Stalls A1");
});

test("a row of other length is met straight on", () => {
  const wedge = house(ring("Stalls", 10, 0, 6, (row) => upTo(4 + 2 * row)()));
  assert.equal(go(wedge, "Stalls F7", "front"), "Stalls E6");
  assert.equal(go(wedge, "Stalls A1", "back", "back"), "Stalls C3");
});

test("every seat can be reached by the arrow keys", () => {
  const wedge = house([...ring("Stalls", 10, 0, 6, (row) => upTo(4 + 2 * row)()), ...ring("Box", 20, 50, 2, upTo(1)), ...ring("Circle", 30, 0, 3, upTo(20))]);
  const plan = planOf(wedge);
  const reached = new Set([0]);
  for (const index of reached) for (const direction of ["left", "right", "front", "back"]) reached.add(neighbour(plan, index, direction));
  assert.equal(reached.size, wedge.seats.length);
});

test("in a house of which nobody has said where its seats are, one still goes along the rows", () => {
  const heap = house(["A", "B"].flatMap((row) => [1, 2, 3].map((number) => at("Stalls", row, number, 0, 0))));
  assert.equal(go(heap, "Stalls A1", "right", "right"), "Stalls A3");
  assert.equal(go(heap, "Stalls A2", "front"), "Stalls A2");
});

test("a row's name stands where the row would go on", () => {
  const plan = planOf(house([...ring("Stalls", 30, 0, 1, upTo(9)), at("Box", "A", 1, 0, 40)]));
  const [stalls, box] = plan.sections.map(({ rows }) => rows[0]);
  const right = beyond(plan, stalls, 1);
  assert.ok(Math.abs(Math.hypot(right.x, right.y) - 30) < 0.1);
  assert.ok(Math.abs(right.x - plan.x[8] - 1) < 0.05);
  assert.deepEqual(beyond(plan, box, -1), { x: -1, y: 40 });
});
