// One attempt to buy, from the first request until somebody said yes or no.
//
// Its key and its content are fixed and remembered before anything is sent. As long as the outcome is unknown, exactly
// this request is repeated: by itself for a minute, after that when the buyer asks, and after a reload too. So a lost
// answer never becomes a second order. Only a definite answer ends the attempt; the next one gets a new key.

import { ApiError, pause, post } from "./api.js";

const KEY = "foobar.checkout";
/** Between the repetitions, in ms: about a minute in all, longer than the change of a primary takes. */
const PAUSES = [1000, 2000, 4000, 8000, 10_000, 15_000, 20_000];
/** Longer than the servers work on a request, whatever happens to them meanwhile. */
const OVERDUE_MS = 120_000;
/** A Retry-After beyond this is not waited for: the buyer's seats are ticking. */
const LONGEST_WISH = 10_000;

/** The unfinished attempt {key, request, holdEndsAt}, or null. */
export function unfinishedAttempt() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/** Starts an attempt; `request` is {holdId, payment}, and the hold ends at `holdEndsAt` (ms, this device's clock). */
export function startAttempt(request, holdEndsAt) {
  const attempt = { key: newKey(), request, holdEndsAt };
  sessionStorage.setItem(KEY, JSON.stringify(attempt));
  return attempt;
}

/** True when the hold has been over for so long that what is not an order by now will not become one. */
export function isOverdue(attempt) {
  return attempt.holdEndsAt + OVERDUE_MS < Date.now();
}

export function endAttempt() {
  sessionStorage.removeItem(KEY);
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
  for (let sent = 0; ; sent++) {
    try {
      const order = await post("/orders", attempt.request, { headers: { "Idempotency-Key": attempt.key } });
      endAttempt();
      return order;
    } catch (error) {
      if (!outcomeOpen(error)) endAttempt();
      if (!(error instanceof ApiError) || !error.passing || sent >= PAUSES.length) throw error;
      onRepeat({ number: sent + 1, of: PAUSES.length });
      // Some play, so that everybody who saw the same server die does not come back in the same instant.
      const asked = Math.min(error.retryAfter ?? 0, LONGEST_WISH);
      await pause(Math.max(PAUSES[sent], asked) * (1 + Math.random() * 0.3));
    }
  }
}

/** True unless somebody definitely said no. A 401 says nothing about what an earlier sending of the request did. */
export function outcomeOpen(error) {
  return !(error instanceof ApiError) || error.passing || error.status >= 500 || error.status === 401;
}

/** A random UUID. Not crypto.randomUUID(): browsers hide that on plain http, where a stack at home runs. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
