// Keeps up with what others do.

import { pause } from "./pause.js";

/** How often is asked, with some play so that a thousand visitors do not ask in step; while it fails, more and more rarely. */
const PAUSE_MS = 10_000;
const PLAY_MS = 5_000;
const LONGEST_MS = 60_000;
/** After so many failures what is shown is called out of date. */
const STALE_AFTER = 2;

/**
 * Asks for ever.
 *
 * @param {() => Promise} ask
 * @param {() => boolean} options.isIdle nobody would see the answer now
 * @param {(stale: boolean) => void} options.onStale what is shown may be out of date, or is not any longer
 */
export async function poll(ask, { isIdle, onStale }) {
  let failures = 0;
  let stale = false;
  for (;;) {
    await pause(Math.min(LONGEST_MS, (PAUSE_MS + Math.random() * PLAY_MS) * 2 ** failures));
    if (isIdle()) continue;
    try {
      await ask();
      failures = 0;
    } catch {
      failures++;
    }
    if (stale !== failures >= STALE_AFTER) onStale((stale = !stale));
  }
}
