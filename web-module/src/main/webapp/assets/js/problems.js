// Turns every failure into a sentence for a person: what happened, and what to do now. No document here.

import { ApiError, codeOf } from "./api.js";
import { count, dateAndTime } from "./format.js";

const SENTENCES = {
  "seat-taken": [
    "Someone was faster",
    "At least one of these seats has just gone. Please choose others; the plan is up to date again.",
  ],
  "hold-expired": [
    "Your seats were let go",
    "The time to buy them ran out. Choose your seats again; they may well still be free.",
  ],
  "not-found": ["We cannot find that", "It may be over or have moved. Have a look at what’s on."],
  "email-taken": [
    "You have an account already",
    "Someone registered with this address. Log in instead, or use another address.",
  ],
  "payment-declined": [
    "The payment was declined",
    "Nothing was charged and your seats are still held. Try another way to pay.",
  ],
  "idempotency-key-reused": [
    "This checkout was changed while it was running",
    "Look at “My orders” before you try again: the first one may have gone through.",
  ],
  "too-many-seats": [
    "That is as many as you can hold",
    "You hold seats already. Buy them or let them go, then you can take others.",
  ],
  "too-many-attempts": ["Too many tries", "Please wait a while before you try to log in again."],
  "already-admitted": ["Already admitted", "This ticket was used before."],
  "invalid-request": ["Something in there is not right", "Please check what you entered."],
  "login-required": ["Please log in", "You have been away for a while. Log in and carry on where you were."],
  "invalid-credentials": ["That does not match", "The address or the password is wrong. Check both and try again."],
  forbidden: ["Not with this account", "Only staff may do this. Log in with an account that has the door role."],
  "cross-site": ["This page is not ours", "Open the box office again by its own address and try there."],
  "idempotency-key-missing": ["This page is out of date", "Reload it and try again."],
  "malformed-json": ["This page is out of date", "Reload it and try again."],
  "too-many-requests": ["A little too fast", "Please wait a moment, then try again."],
  unavailable: ["The box office is catching its breath", "It should be back in a few seconds. Please try again."],
  timeout: ["That took too long", "We got no answer in time. Please try again."],
  unreachable: ["No connection", "Check whether you are online, then try again."],
  "internal-error": ["Something broke on our side", "We have written it down. Please try again in a minute."],
};

/** {title, advice, reference} for any error; the reference only where support would ask for it. */
export function explain(error) {
  if (!(error instanceof ApiError)) {
    console.error(error);
    return { title: SENTENCES["internal-error"][0], advice: "Reload the page and try again.", reference: null };
  }
  const known = SENTENCES[error.code] ?? SENTENCES[codeOf(error.status)];
  let [title, advice] = known;
  const { problem } = error;
  if (error.status === 429 && error.retryAfter) advice = `${advice} ${waitWords(error.retryAfter)}`;
  if (error.code === "already-admitted") advice = admittedBefore(problem) ?? advice;
  if (error.code === "invalid-request" && problem.detail) advice = `${problem.detail.replace(/\.$/, "")}.`;
  return { title, advice, reference: known === SENTENCES["internal-error"] ? error.reference : null };
}

function waitWords(ms) {
  return `It works again in ${ms < 90_000 ? count(Math.ceil(ms / 1000), "second") : count(Math.ceil(ms / 60_000), "minute")}.`;
}

function admittedBefore({ at, door }) {
  if (!at) return undefined;
  return `This ticket came in on ${dateAndTime(at)}${door ? ` at ${door}` : ""}. Do not let it in a second time.`;
}
