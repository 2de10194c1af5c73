// Speaks to /api: JSON in and out, every failure as one ApiError, safe requests repeated for a while.

import { keep, kept } from "./kept.js";
import { repeated } from "./repeat.js";

/** Failures after which the same request may succeed: no answer at all, or a gateway without a server behind it. */
const PASSING = new Set([0, 502, 503, 504]);
/** Between the repetitions of a read, in ms. */
const READ_PAUSES = [400, 1200, 3000];
const TIMEOUT_MS = 20_000;

const CLOCK = "foobar.clock";
/**
 * How far the servers' clock is ahead of this device's, in ms; holds end by their clock, not by ours. Remembered, since a page
 * shows what it knows before the first answer comes.
 */
let clockAhead = Number(kept(CLOCK)) || 0;

/** A request that did not do what was asked. `code` is the API's stable problem code, or one of ours (below). */
export class ApiError extends Error {
  /**
   * @param {number} status 0 when no answer came
   * @param {string} code the problem's `code`; "unreachable" or "timeout" without an answer
   * @param {object} problem the whole problem+json body, {} when there was none
   * @param {?Headers} headers of the answer
   */
  constructor(status, code, problem = {}, headers = null) {
    super(problem.detail ?? `${status} ${code}`);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.problem = problem;
    /** The request id that the servers logged. */
    this.reference = headers?.get("X-Request-Id") ?? null;
    /** How long the servers ask us to wait before we repeat, in ms; null when they do not say. */
    this.retryAfter = seconds(headers?.get("Retry-After"));
  }

  /** True when asking again may help, because nobody said no. */
  get passing() {
    return PASSING.has(this.status) || this.status === 408 || this.status === 429;
  }
}

/** The servers' time, in ms since 1970. */
export function serverNow() {
  return Date.now() + clockAhead;
}

/** Reads; repeats by itself, which is safe. */
export function get(path, { signal } = {}) {
  return repeated(() => send("GET", path, { signal }), READ_PAUSES, { signal });
}

/** Changes something; sent exactly once. Whoever calls decides whether it may be repeated. */
export function post(path, body, { headers } = {}) {
  return send("POST", path, { body, headers });
}

export function remove(path) {
  return send("DELETE", path, {});
}

async function send(method, path, { body, headers, signal }) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response;
  let text;
  try {
    response = await fetch(`/api${path}`, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json, application/problem+json",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError(0, timeout.aborted ? "timeout" : "unreachable");
  }
  readClock(response);
  const content = parse(text);
  if (!response.ok) {
    throw new ApiError(response.status, content?.code ?? codeOf(response.status), content ?? {}, response.headers);
  }
  if (content === undefined && text !== "") {
    // An answer that is no JSON came from something between us and the application.
    throw new ApiError(502, "unavailable", {}, response.headers);
  }
  return content;
}

function seconds(text) {
  return /^\d+$/.test(text ?? "") ? Number(text) * 1000 : null;
}

function parse(text) {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readClock(response) {
  // What is the same for everyone may have lain in a cache for some seconds, and so its date.
  if (/\bpublic\b/.test(response.headers.get("Cache-Control") ?? "")) return;
  const date = Date.parse(response.headers.get("Date"));
  const ahead = date - Date.now();
  // The header counts whole seconds and the answer took its time: only a real difference is worth believing.
  if (!Number.isFinite(ahead)) return;
  const believed = Math.abs(ahead) < 3000 ? 0 : ahead;
  if (Math.abs(believed - clockAhead) < 3000 && believed !== 0) return;
  if (believed !== clockAhead) keep(CLOCK, believed === 0 ? null : believed);
  clockAhead = believed;
}

/** The code for an answer that brought none, such as a proxy's own error page. */
export function codeOf(status) {
  switch (status) {
    case 400:
      return "invalid-request";
    case 401:
      return "login-required";
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 429:
      return "too-many-requests";
    case 402:
      return "payment-declined";
    case 502:
    case 503:
    case 504:
      return "unavailable";
    default:
      return "internal-error";
  }
}
