import "../browser.js";

import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError } from "#js/api.js";
import { admitted, refused } from "#js/door/verdict.js";

const of = (status, code, problem = {}) => refused(new ApiError(status, code, problem));
const TOSCA = { event: "Tosca", startsAt: "2026-12-31T18:30:00Z", zone: "Europe/Berlin" };

test("an admission names the seat and the event, and can be undone by its id", () => {
  const verdict = admitted({ id: "a1", section: "Stalls", row: "C", number: 12, ...TOSCA });
  assert.equal(verdict.kind, "good");
  assert.equal(verdict.text, "Stalls, row C, seat 12");
  assert.match(verdict.event, /^Tosca, Thursday,? 31 December 2026, 19:30$/);
  assert.equal(verdict.id, "a1");
});

test("whoever comes to the wrong place or at the wrong time keeps the ticket", () => {
  for (const code of ["wrong-event", "too-early", "too-late"]) {
    const verdict = of(409, code, TOSCA);
    assert.deepEqual([verdict.kind, verdict.unused], ["bad", true], code);
    assert.match(verdict.event, /Tosca/);
  }
});

test("no answer is no verdict, and nothing that is open looks like a no", () => {
  for (const [status, code] of [[0, "unreachable"], [0, "timeout"], [503, "unavailable"], [500, "internal-error"]]) {
    assert.equal(of(status, code).kind, "open", code);
  }
  assert.equal(of(422, "idempotency-key-reused").kind, "open");
});

test("a no is a no, also one that this page has never heard of", () => {
  for (const [status, code] of [[404, "not-found"], [409, "already-admitted"], [403, "forbidden"], [409, "brand-new"]]) {
    assert.equal(of(status, code).kind, "bad", code);
    assert.ok(of(status, code).title);
  }
});
