// What the site's scripts find in a browser and Node does not have. Import it before them.
//
// The servers are a function from a request to an answer; see answers().

import { mock } from "node:test";

const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** localStorage as the standard has it, as far as it is used. */
class Storage {
  #values = new Map();

  getItem(key) {
    return this.#values.get(key) ?? null;
  }

  setItem(key, value) {
    this.#values.set(key, String(value));
  }

  removeItem(key) {
    this.#values.delete(key);
  }
}

define("navigator", { language: "en-GB" });
define("document", new EventTarget());

/** A browser that has never been here. */
export function anew() {
  define("localStorage", new Storage());
}

anew();

/**
 * The servers' part.
 *
 * @param {...(object|Error|((request: object) => object))} script an answer for each request, the last for all that follow:
 *     {status, body, headers}, or an error where none comes
 * @returns {object[]} the requests, as they come: {method, path, body, headers}
 */
export function answers(...script) {
  const requests = [];
  define("fetch", async (path, { method, body, headers }) => {
    const request = { method, path, headers, body: body === undefined ? undefined : JSON.parse(body) };
    const next = script[Math.min(requests.length, script.length - 1)];
    requests.push(request);
    const answer = typeof next === "function" ? next(request) : next;
    if (answer instanceof Error) throw answer;
    const { status = 200, body: content, headers: sent = {} } = answer;
    return new Response(content === undefined ? null : typeof content === "string" ? content : JSON.stringify(content), { status, headers: sent });
  });
  return requests;
}

/** No answer comes. */
export const LOST = new TypeError("the answer was lost");

/** Lets time pass at once whenever somebody waits, until the promise is settled; tells how long that was, in ms. */
export async function hurried(work) {
  const begin = Date.now();
  let done = false;
  const settled = work().then(
    (value) => ({ value }),
    (error) => ({ error }),
  ).finally(() => {
    done = true;
  });
  while (!done) {
    // Answers come in turns of the event loop, which setImmediate outlasts; only then is somebody waiting for the clock.
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    if (!done) mock.timers.tick(100);
  }
  return { ...(await settled), ms: Date.now() - begin };
}
