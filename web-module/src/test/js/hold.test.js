import { anew, answers, hurried, LOST } from "./browser.js";

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { chooseAgainUrl, clockText, everySecond, forgetHold, holdSeats, lastHold, letGo, ownHolds, rememberedHolds, rememberLast } from "#js/hold.js";

const START = Date.parse("2026-11-28T12:00:00Z");
const EVENT = { id: 7, title: "Tosca", startsAt: "2026-12-01T19:00:00Z", zone: "Europe/Berlin", venue: "Opera" };
const receipt = (id, seatIds, seconds = 600) => ({
  id,
  seatIds,
  total: { amountMinor: 5000, currency: "EUR" },
  expiresAt: new Date(START + seconds * 1000).toISOString(),
});
const take = (seatIds) => holdSeats(EVENT, { seatIds }, (id) => ({ number: id }));

beforeEach(() => {
  anew();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: START });
});

test("a hold whose answer was lost is asked for again under its key, so that it is never taken by itself", async () => {
  const requests = answers(LOST, { status: 503 }, { status: 201, body: receipt("h1", [3, 4]) });
  const { value } = await hurried(() => take([3, 4]));
  assert.deepEqual(value.seats, [
    { id: 3, number: 3 },
    { id: 4, number: 4 },
  ]);
  assert.equal(new Set(requests.map(({ headers }) => headers["Idempotency-Key"])).size, 1);
  assert.equal(requests.length, 3);
});

test("a hold that was refused, or too soon, is not asked for again", async () => {
  for (const status of [409, 429, 422]) {
    const requests = answers({ status, body: { code: "seat-taken" } });
    assert.equal((await hurried(() => take([3]))).error.status, status);
    assert.equal(requests.length, 1);
  }
});

test("two holds have two keys", async () => {
  const requests = answers({ body: receipt("h1", [3]) }, { body: receipt("h2", [4]) });
  await take([3]);
  await take([4]);
  assert.notEqual(requests[0].headers["Idempotency-Key"], requests[1].headers["Idempotency-Key"]);
});

test("a newer hold of a seat replaces the older, and the latest comes first", async () => {
  answers({ body: receipt("h1", [3]) }, { body: receipt("h2", [4]) }, { body: receipt("h3", [3, 5]) });
  await take([3]);
  await take([4]);
  await take([3, 5]);
  assert.deepEqual(
    rememberedHolds().map(({ id }) => id),
    ["h3", "h2"],
  );
});

test("what is over is held no more", async () => {
  answers({ body: receipt("h1", [3], 10) });
  const hold = await take([3]);
  rememberLast(hold);
  mock.timers.tick(10_000);
  assert.deepEqual(rememberedHolds(), []);
  assert.equal(lastHold().id, "h1");
});

test("what the servers know replaces what this browser remembers", async () => {
  answers({ body: receipt("h1", [3]) }, { body: { items: [{ ...receipt("h9", []), seats: [{ id: 9 }] }] } });
  await take([3]);
  await ownHolds();
  assert.deepEqual(
    rememberedHolds().map(({ id }) => id),
    ["h9"],
  );
});

test("seats that could not be given back are still held", async () => {
  answers({ body: receipt("h1", [3]) }, { status: 503 }, { status: 404 });
  const hold = await take([3]);
  await assert.rejects(letGo(hold), { status: 503 });
  assert.equal(rememberedHolds().length, 1);
  await letGo(hold);
  assert.equal(rememberedHolds().length, 0);
});

test("the account that holds it is remembered with it, until another is shown", () => {
  rememberLast({ id: "h1" }, "ada@example.com");
  rememberLast({ id: "h1" });
  assert.equal(lastHold().buyer, "ada@example.com");
  rememberLast({ id: "h2" });
  assert.equal(lastHold().buyer, null);
  rememberLast(null);
  assert.equal(lastHold(), null);
});

test("a browser that was tampered with holds nothing, and breaks nothing", () => {
  for (const odd of ["{", "null", '"x"', "[null, 1]", '{"id":1}']) {
    localStorage.setItem("foobar.holds", odd);
    assert.deepEqual(rememberedHolds(), []);
    forgetHold({ id: "h1" });
  }
});

test("a clock beats each second, speaks at its marks, and stops at the end", () => {
  const heard = [];
  let beats = 0;
  let last;
  everySecond(receipt("h1", [3], 125), (left, spoken) => {
    beats++;
    last = left;
    if (spoken) heard.push(`${clockText(left)} ${spoken}`);
  });
  for (let second = 0; second < 300; second++) mock.timers.tick(1000);
  assert.equal(last, 0);
  assert.equal(beats, 126);
  assert.deepEqual(heard, [
    "2:00 2 minutes left to buy your seats.",
    "1:00 One minute left to buy your seats.",
    "0:30 30 seconds left to buy your seats.",
    "0:10 10 seconds left to buy your seats.",
  ]);
});

test("a clock that is stopped is silent", () => {
  let beats = 0;
  const stop = everySecond(receipt("h1", [3], 125), () => beats++);
  stop();
  mock.timers.tick(5_000);
  assert.equal(beats, 1);
});

test("the way back names the seats", () => {
  assert.equal(chooseAgainUrl({ eventId: 7, seats: [{ id: 3 }, { id: 4 }] }), "/event.html?id=7&seats=3.4");
});
