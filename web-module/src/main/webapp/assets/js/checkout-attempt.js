// One attempt to buy, from the first request until somebody said yes or no.
//
// Its key and its content are fixed and remembered before anything is sent. As long as the outcome is unknown, exactly
// this request is repeated: by itself for a minute, after that when the buyer asks, and after a reload too. So a lost
// answer never becomes a second order. Only a definite answer ends the attempt; the next one gets a new key.

import { ApiError, post, serverNow } from "./api.js";
import { keep, kept } from "./kept.js";
import { newKey } from "./key.js";
import { repeated } from "./repeat.js";

const KEY = "foobar.checkout";
/** Between the repetitions, in ms: about a minute in all, longer than the change of a primary takes. */
const PAUSES = [1000, 2000, 4000, 8000, 10_000, 15_000, 20_000];
/** Longer than the servers work on a request, whatever happens to them meanwhile. */
const OVERDUE_MS = 120_000;
/** Nobody comes back to it any more. */
const FORGOTTEN_MS = 24 * 3_600_000;
/** A Retry-After beyond this is not waited for: the buyer's seats are ticking. */
const LONGEST_WISH = 10_000;

/**
 * An unfinished attempt {key, request, buyer, holdEndsAt}, or null. Every tab finds it, and asking twice under one key is
 * asking once. Another person at the same browser does not.
 *
 * @param {?{email: string}} who is logged in; null for anybody's
 * @param {string} [holdId] the hold that it buys; any without
 */
export function unfinishedAttempt(who, holdId) {
  return (
    attempts().find(
      (each) => (!who || each.buyer === who.email) && (holdId === undefined || each.request.holdId === holdId),
    ) ?? null
  );
}

/**
 * Starts an attempt.
 *
 * @param {object} request {holdId, payment}
 * @param {number} holdEndsAt in ms on the servers' clock
 * @param {string} buyer the e-mail address of who is logged in
 */
export function startAttempt(request, holdEndsAt, buyer) {
  const attempt = { key: newKey(), request, holdEndsAt, buyer };
  keep(KEY, [...attempts(), attempt]);
  return attempt;
}

/** True when the hold has been over for so long that what is not an order by now will not become one. */
export function isOverdue(attempt) {
  return attempt.holdEndsAt + OVERDUE_MS < serverNow();
}

export function endAttempt({ key }) {
  const others = attempts().filter((each) => each.key !== key);
  keep(KEY, others.length > 0 ? others : null);
}

function attempts() {
  const all = kept(KEY);
  return Array.isArray(all) ? all.filter((each) => each?.key && each.holdEndsAt + FORGOTTEN_MS > serverNow()) : [];
}

/**
 * Sends the attempt until it is settled, and ends it then.
 *
 * @param {(again: {number: number, of: number}) => void} onRepeat told before each repetition's pause
 * @returns the order
 * @throws {ApiError} a definite refusal (the attempt is over); or `login-required` or a `passing` or "unexpected" one,
 *     where the outcome is open and the attempt stays
 */
export async function settle(attempt, onRepeat) {
  const headers = { "Idempotency-Key": attempt.key };
  try {
    const order = await repeated(() => post("/orders", attempt.request, { headers }), PAUSES, { onRepeat, longestWish: LONGEST_WISH });
    endAttempt(attempt);
    return order;
  } catch (error) {
    if (!outcomeOpen(error)) endAttempt(attempt);
    throw error;
  }
}

/** True unless somebody definitely said no. A 401 says nothing about what an earlier sending of the request did. */
export function outcomeOpen(error) {
  return !(error instanceof ApiError) || error.passing || error.status >= 500 || error.status === 401;
}
