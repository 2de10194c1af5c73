import "./browser.js";

import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "#js/api.js";
import { explain } from "#js/problems.js";

const of = (status, code, problem = {}, headers = {}) => explain(new ApiError(status, code, problem, new Headers(headers)));

test("every failure has a title and says what to do", () => {
  for (const [status, code] of [[409, "seat-taken"], [0, "unreachable"], [0, "timeout"], [418, "a code of next year"], [503, "nor this one"], [500, "internal-error"]]) {
    const { title, advice } = of(status, code);
    assert.ok(title && advice, code);
  }
});

test("a code that this page does not know is explained by its status", () => {
  assert.deepEqual(of(503, "brand-new"), of(503, "unavailable"));
  assert.deepEqual(of(403, "brand-new"), of(403, "forbidden"));
});

test("a reference is shown only where support would ask for it", () => {
  assert.equal(of(500, "internal-error", {}, { "X-Request-Id": "abc" }).reference, "abc");
  assert.equal(of(409, "seat-taken", {}, { "X-Request-Id": "abc" }).reference, null);
});

test("how long to wait is said as people say it", () => {
  assert.match(of(429, "too-many-attempts", {}, { "Retry-After": "1" }).advice, /in 1 second\.$/);
  assert.match(of(429, "too-many-attempts", {}, { "Retry-After": "89" }).advice, /in 89 seconds\.$/);
  assert.match(of(429, "too-many-attempts", {}, { "Retry-After": "900" }).advice, /in 15 minutes\.$/);
});

test("a ticket that came in before says when and where", () => {
  const { advice } = of(409, "already-admitted", { at: "2026-12-31T18:30:00Z", door: "North" });
  assert.match(advice, /31 Dec 2026.*19:30 at North\. Do not let it in/);
});

test("a mistake of this page is none of the servers'", (t) => {
  t.mock.method(console, "error", () => {});
  assert.match(explain(new TypeError("oops")).advice, /Reload/);
});
