// Who is logged in. The servers know by cookie; who it was last is remembered here, to paint the header at once and to
// spare the servers the question while nobody has logged in: during an on-sale rush most visitors have not.

import { ApiError, get, post, remove } from "./api.js";
import { keep, kept } from "./kept.js";

const REMEMBERED = "foobar.caller";
let asked;

/** The caller ({email, name, roles}), or null. Asked once per page. */
export function caller() {
  asked ??= get("/session").then(
    (who) => remember(who),
    (error) => {
      asked = undefined;
      if (error instanceof ApiError && error.status === 401) return remember(null);
      throw error;
    },
  );
  return asked;
}

/** Who it was on the page before; null when nobody logged in with this browser or has logged out again. */
export function lastCaller() {
  return kept(REMEMBERED);
}

export async function logIn(email, password) {
  try {
    asked = Promise.resolve(remember(await post("/session", { email, password })));
    return await asked;
  } catch (error) {
    asked = undefined;
    throw error;
  }
}

/**
 * Opens an account and logs in with it. Where the address has one already, its own password will do: it may be this very
 * request's, sent before, whose answer was lost.
 */
export async function register(name, email, password) {
  try {
    await post("/accounts", { email, password, name });
  } catch (refused) {
    if (refused.code !== "email-taken") throw refused;
    return logIn(email, password).catch(() => {
      throw refused;
    });
  }
  return logIn(email, password);
}

export async function logOut() {
  await remove("/session");
  asked = undefined;
  remember(null);
}

/** Forgets what we believed after a 401 in the middle of something. */
export function sessionLost() {
  asked = undefined;
  remember(null);
}

function remember(who) {
  keep(REMEMBERED, who ?? null);
  document.dispatchEvent(new CustomEvent("foobar:caller", { detail: who ?? null }));
  return who ?? null;
}
