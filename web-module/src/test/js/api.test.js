import { anew, answers, hurried, LOST } from "./browser.js";

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { ApiError, get, post, serverNow } from "#js/api.js";

const START = Date.parse("2026-11-28T12:00:00Z");

beforeEach(() => {
  anew();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: START });
});

const UNAVAILABLE = { status: 503, body: "<html>nobody there</html>" };

test("a read is repeated until it is answered", async () => {
  const requests = answers(LOST, UNAVAILABLE, { body: { items: [] } });
  const { value } = await hurried(() => get("/events"));
  assert.deepEqual(value, { items: [] });
  assert.deepEqual(
    requests.map(({ method, path }) => `${method} ${path}`),
    Array(3).fill("GET /api/events"),
  );
});

test("a read gives up in the end, and says that nobody could be reached", async () => {
  const requests = answers(LOST);
  const { error, ms } = await hurried(() => get("/events"));
  assert.equal(error.code, "unreachable");
  assert.equal(requests.length, 4);
  assert.ok(ms < 10_000, `${ms} ms`);
});

test("a no is no, and is not asked again", async () => {
  const requests = answers({ status: 404, body: { code: "not-found" } });
  const { error } = await hurried(() => get("/events/1"));
  assert.equal(error.code, "not-found");
  assert.equal(requests.length, 1);
});

test("a change is sent once, whatever becomes of it", async () => {
  const requests = answers(UNAVAILABLE);
  await assert.rejects(post("/orders", {}), { status: 503, code: "unavailable" });
  assert.equal(requests.length, 1);
});

test("a page of somebody between us and the servers is no answer of theirs", async () => {
  answers({ body: "<html>Please log in to the train's network</html>" });
  await assert.rejects(post("/orders", {}), { status: 502, code: "unavailable" });
});

test("an answer without a code of its own has one by its status", async () => {
  for (const [status, code] of [
    [400, "invalid-request"],
    [401, "login-required"],
    [403, "forbidden"],
    [429, "too-many-requests"],
    [504, "unavailable"],
    [500, "internal-error"],
  ]) {
    answers({ status });
    await assert.rejects(post("/orders", {}), { status, code });
  }
});

test("a problem brings its reference and the wait that is asked for", async () => {
  answers({
    status: 429,
    body: { code: "too-many-attempts", detail: "Five tries." },
    headers: { "X-Request-Id": "abc", "Retry-After": "7" },
  });
  await assert.rejects(post("/session", {}), { code: "too-many-attempts", message: "Five tries.", reference: "abc", retryAfter: 7000, passing: true });
  answers({ status: 503, headers: { "Retry-After": "Sat, 28 Nov 2026 12:00:07 GMT" } });
  await assert.rejects(post("/session", {}), { retryAfter: null });
});

test("an unknown failure is not an answer that may be waited for", () => {
  assert.equal(new ApiError(500, "internal-error").passing, false);
  assert.equal(new ApiError(0, "timeout").passing, true);
});

test("the servers' clock is believed where this device's is wrong, but not what lay in a cache", async () => {
  const late = new Date(START + 3_600_000).toUTCString();
  answers({ body: {}, headers: { Date: late, "Cache-Control": "public, max-age=5" } });
  await get("/events");
  assert.equal(serverNow(), START);
  answers({ body: {}, headers: { Date: late } });
  await get("/session");
  assert.equal(serverNow(), START + 3_600_000);
  answers({ body: {}, headers: { Date: new Date(START + 1000).toUTCString() } });
  await get("/session");
  assert.equal(serverNow(), START);
});
