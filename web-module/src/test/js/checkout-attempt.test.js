import { anew, answers, hurried, LOST } from "./browser.js";

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { isOverdue, outcomeOpen, settle, startAttempt, unfinishedAttempt } from "#js/checkout-attempt.js";
import { ApiError } from "#js/api.js";

const START = Date.parse("2026-11-28T12:00:00Z");
const WHO = { email: "ada@example.com" };
const REQUEST = { holdId: "h1", payment: { method: "invoice" } };
const ORDER = { id: "o1", number: "B-1" };

let attempt;

beforeEach(() => {
  anew();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: START });
  attempt = startAttempt(REQUEST, START + 600_000, WHO.email);
});

const settled = () => hurried(() => settle(attempt, () => {}));

test("however often it is asked, it is one request under one key", async () => {
  const requests = answers(LOST, { status: 503 }, { status: 408 }, { status: 201, body: ORDER });
  assert.deepEqual((await settled()).value, ORDER);
  assert.equal(requests.length, 4);
  for (const { path, body, headers } of requests) {
    assert.equal(path, "/api/orders");
    assert.deepEqual(body, REQUEST);
    assert.equal(headers["Idempotency-Key"], attempt.key);
  }
  assert.equal(unfinishedAttempt(WHO), null);
});

test("it asks for as long as the change of a primary may take, and tells the buyer each time", async () => {
  answers(LOST);
  const told = [];
  const { error, ms } = await hurried(() => settle(attempt, (again) => told.push(again)));
  assert.equal(error.code, "unreachable");
  assert.deepEqual(
    told.map(({ number, of }) => `${number} of ${of}`),
    ["1 of 7", "2 of 7", "3 of 7", "4 of 7", "5 of 7", "6 of 7", "7 of 7"],
  );
  assert.ok(ms >= 60_000 && ms < 90_000, `${ms} ms`);
});

test("where the outcome is open, the attempt outlives the page, under its key", async () => {
  for (const open of [LOST, { status: 500 }, { status: 401 }, { status: 503 }]) {
    answers(open);
    const { error } = await settled();
    assert.ok(outcomeOpen(error));
    assert.equal(unfinishedAttempt(WHO, "h1").key, attempt.key);
  }
});

test("a definite no ends the attempt, and the next one has a key of its own", async () => {
  for (const [status, code] of [
    [402, "payment-declined"],
    [409, "idempotency-key-reused"],
    [410, "hold-expired"],
    [404, "not-found"],
  ]) {
    const requests = answers({ status, body: { code } });
    const { error } = await settled();
    assert.equal(error.code, code);
    assert.equal(requests.length, 1);
    assert.equal(unfinishedAttempt(WHO), null);
    const before = attempt.key;
    attempt = startAttempt(REQUEST, START + 600_000, WHO.email);
    assert.notEqual(attempt.key, before);
  }
});

test("a wait that the servers ask for is kept, but never a long one: the seats are ticking", async () => {
  answers({ status: 429, headers: { "Retry-After": "8" } }, { body: ORDER });
  const short = await settled();
  assert.ok(short.ms >= 8_000 && short.ms <= 11_000, `${short.ms} ms`);
  answers({ status: 503, headers: { "Retry-After": "3600" } }, { body: ORDER });
  const long = await settled();
  assert.ok(long.ms >= 10_000 && long.ms <= 14_000, `${long.ms} ms`);
});

test("an attempt is its buyer's, and its hold's", () => {
  startAttempt({ ...REQUEST, holdId: "h2" }, START, "grace@example.com");
  assert.equal(unfinishedAttempt(WHO).request.holdId, "h1");
  assert.equal(unfinishedAttempt(WHO, "h2"), null);
  assert.equal(unfinishedAttempt(null, "h2").buyer, "grace@example.com");
});

test("it is overdue two minutes after its hold has ended, and forgotten after a day", () => {
  mock.timers.tick(600_000 + 119_000);
  assert.equal(isOverdue(attempt), false);
  mock.timers.tick(2_000);
  assert.equal(isOverdue(attempt), true);
  assert.equal(unfinishedAttempt(WHO).key, attempt.key);
  mock.timers.tick(24 * 3_600_000);
  assert.equal(unfinishedAttempt(WHO), null);
});

test("an error of ours says nothing about the order", () => {
  assert.equal(outcomeOpen(new TypeError("a mistake in this page")), true);
  assert.equal(outcomeOpen(new ApiError(409, "seat-taken")), false);
});
