import { anew, answers, LOST } from "./browser.js";

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { caller, lastCaller, logIn, logOut, register, sessionLost } from "#js/session.js";

const ADA = { email: "ada@example.com", name: "Ada", roles: ["buyer"] };
const TAKEN = { status: 409, body: { code: "email-taken" } };

beforeEach(() => {
  anew();
  sessionLost();
});

test("who registers again after a lost answer is logged in, and no second account is made", async () => {
  answers(LOST);
  await assert.rejects(register("Ada", ADA.email, "a sentence"), { code: "unreachable" });
  const requests = answers(TAKEN, { body: ADA });
  assert.deepEqual(await register("Ada", ADA.email, "a sentence"), ADA);
  assert.deepEqual(
    requests.map(({ path }) => path),
    ["/api/accounts", "/api/session"],
  );
});

test("who registers with somebody else's address is told that, and not that a password is wrong", async () => {
  answers(TAKEN, { status: 401, body: { code: "invalid-credentials" } });
  await assert.rejects(register("Eve", ADA.email, "a guess"), { code: "email-taken" });
  assert.equal(lastCaller(), null);
});

test("who is logged in is asked once a page, and remembered for the next", async () => {
  const requests = answers({ body: ADA });
  assert.deepEqual(await Promise.all([caller(), caller()]), [ADA, ADA]);
  assert.equal(requests.length, 1);
  assert.deepEqual(lastCaller(), ADA);
});

test("nobody is an answer; a server that is away is none, and is asked again", async () => {
  answers({ status: 401 });
  assert.equal(await caller(), null);
  sessionLost();
  answers({ status: 500 });
  await assert.rejects(caller(), { status: 500 });
  answers({ body: ADA });
  assert.deepEqual(await caller(), ADA);
});

test("the page's header hears of every change", async () => {
  const heard = [];
  const listen = ({ detail }) => heard.push(detail?.name ?? null);
  document.addEventListener("foobar:caller", listen);
  answers({ body: ADA }, { status: 204 });
  await logIn(ADA.email, "a sentence");
  await logOut();
  document.removeEventListener("foobar:caller", listen);
  assert.deepEqual(heard, ["Ada", null]);
  assert.equal(lastCaller(), null);
});

test("a log-out that nobody heard of leaves one logged in", async () => {
  answers({ body: ADA }, { status: 503 });
  await logIn(ADA.email, "a sentence");
  await assert.rejects(logOut(), { status: 503 });
  assert.deepEqual(lastCaller(), ADA);
});
