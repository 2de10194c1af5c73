import assert from "node:assert/strict";
import { test } from "node:test";
import { between, COMFORTABLE, NEAREST, View } from "#js/seat-map/view.js";

const near = (actual, expected, what) => assert.ok(Math.abs(actual - expected) < 1e-6, `${what}: ${actual}, not ${expected}`);

function view({ width = 800, height = 600, bounds = { left: -50, top: 20, right: 50, bottom: 80 } } = {}) {
  const made = new View(bounds);
  made.resize(width, height);
  return made;
}

test("the whole house is in view, in the middle", () => {
  const whole = view();
  assert.equal(whole.isWhole, true);
  for (const [ux, uy] of [[-50, 20], [50, 80]]) assert.ok(whole.hasIn(whole.place(ux, uy)));
  const { px, py } = whole.place(0, 50);
  near(px, 400, "px");
  near(py, 300, "py");
});

test("a house of one seat is not blown up beyond what one may come near", () => {
  assert.equal(view({ bounds: { left: -1, top: -1, right: 1, bottom: 1 } }).scale, NEAREST);
});

test("what is under the pointer stays there while one comes nearer, and there is an end to it both ways", () => {
  const moved = view();
  const before = moved.place(10, 40);
  moved.goTo(moved.zoomed(moved.scale * 2, before.px, before.py));
  near(moved.place(10, 40).px, before.px, "px");
  near(moved.place(10, 40).py, before.py, "py");
  moved.goTo(moved.zoomed(10_000));
  assert.equal(moved.scale, NEAREST);
  moved.goTo(moved.zoomed(0));
  assert.deepEqual(moved.zoomed(0), moved.whole());
  assert.equal(moved.isWhole, true);
});

test("the house cannot be dragged out of sight", () => {
  const moved = view();
  moved.goTo(moved.zoomed(30));
  for (const [dx, dy] of [[1e6, 0], [-1e6, 0], [0, 1e6], [0, -1e6]]) {
    moved.goTo(moved.dragged(moved, dx, dy));
    const corners = [moved.place(-50, 20), moved.place(50, 80)];
    assert.ok(corners[0].px < 800 * 0.8 && corners[1].px > 800 * 0.2, `${dx}`);
    assert.ok(corners[0].py < 600 * 0.8 && corners[1].py > 600 * 0.2, `${dy}`);
  }
});

test("two fingers that part by the half come half as much nearer, around their middle", () => {
  const pinched = view();
  pinched.goTo(pinched.zoomed(14));
  const from = { scale: pinched.scale, x: pinched.x, y: pinched.y };
  const target = pinched.pinched(from, [{ px: 300, py: 300 }, { px: 500, py: 300 }], [{ px: 250, py: 310 }, { px: 550, py: 310 }]);
  near(target.scale, 21, "scale");
  const under = { x: (400 - from.x) / from.scale, y: (300 - from.y) / from.scale };
  near(under.x * target.scale + target.x, 400, "the middle");
  near(under.y * target.scale + target.y, 310, "the middle, ten lower");
});

test("a seat that is well in sight moves nothing, and another comes to the middle", () => {
  const looking = view();
  const target = looking.centred(-50, 20);
  assert.equal(target.scale, COMFORTABLE);
  looking.goTo(target);
  assert.deepEqual(looking.place(-50, 20), { px: 400, py: 300 });
  assert.equal(looking.centred(-48, 21), null);
});

test("a screen that changes its size shows the whole house again only to who saw it", () => {
  const turned = view();
  turned.resize(400, 900);
  assert.equal(turned.isWhole, true);
  turned.goTo(turned.zoomed(30));
  turned.resize(900, 400);
  assert.equal(turned.scale, 30);
});

test("a press takes the seat under it and none beside", () => {
  const pressed = view();
  pressed.goTo(pressed.zoomed(40));
  const seats = { x: [0, 1], y: [50, 50] };
  const { px, py } = pressed.place(1, 50);
  assert.equal(pressed.seatAt({ px: px + 15, py }, seats), 1);
  assert.equal(pressed.seatAt({ px: px - 25, py }, seats), 0);
  assert.equal(pressed.seatAt({ px, py: py + 25 }, seats), -1);
});

test("a glide begins where it is, ends where it should, and keeps what both ends have in common still", () => {
  const [from, to] = [{ scale: 8, x: 100, y: 0 }, { scale: 32, x: -200, y: -300 }];
  near(between(from, to, 0).scale, 8, "begin");
  assert.equal(between(from, to, 1), to);
  // The point of the plan that is at the same place of the screen before and after.
  const still = (to.x - from.x) / (from.scale - to.scale);
  for (const t of [0.1, 0.5, 0.9]) {
    const { scale, x } = between(from, to, t);
    near(still * scale + x, still * from.scale + from.x, `at ${t}`);
  }
  assert.deepEqual(between({ scale: 8, x: 0, y: 0 }, { scale: 8, x: 80, y: 0 }, 0.5), { scale: 8, x: 70, y: 0 });
});
