import { hurried } from "./browser.js";

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { poll } from "#js/poll.js";

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 0 });
});

/** When it was asked, in ms, while each answer is as the script says; and what was said of being out of date. */
async function asked(script, isIdle = () => false) {
  const at = [];
  const said = [];
  await hurried(
    () =>
      new Promise((done) => {
        poll(
          async () => {
            const next = script[at.length];
            at.push(Date.now());
            if (at.length === script.length) done();
            if (next !== "ok") throw new Error(next);
          },
          { isIdle, onStale: (stale) => said.push(`${at.length} ${stale}`) },
        );
      }),
  );
  return { pauses: at.map((time, i) => time - (at[i - 1] ?? 0)), said };
}

test("it asks every ten to fifteen seconds", async () => {
  const { pauses, said } = await asked(Array(5).fill("ok"));
  for (const ms of pauses) assert.ok(ms >= 10_000 && ms <= 15_100, `${ms} ms`);
  assert.deepEqual(said, []);
});

test("while nobody answers it asks more and more rarely, but at least once a minute", async () => {
  const { pauses } = await asked(Array(7).fill("no"));
  for (let i = 1; i < pauses.length; i++) {
    const least = Math.min(60_000, 10_000 * 2 ** i);
    assert.ok(pauses[i] >= least && pauses[i] <= Math.min(60_000, 15_000 * 2 ** i) + 100, `${i}: ${pauses[i]} ms`);
  }
});

test("one failure is nothing; of two it is said that they are, and when it is over", async () => {
  const { said } = await asked(["ok", "no", "ok", "no", "no", "no", "ok", "ok"]);
  assert.deepEqual(said, ["5 true", "7 false"]);
});

test("while nobody looks, nobody is asked", async () => {
  let looks = 0;
  const { pauses } = await asked(["ok"], () => looks++ < 3);
  assert.ok(pauses[0] >= 40_000, `${pauses[0]} ms`);
});
