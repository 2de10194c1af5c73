// Asks again where nobody said no. Whether that is safe is for whoever asks to know.

import { pause } from "./pause.js";

/** So that everybody who saw the same server die does not come back in the same instant. */
const PLAY = 0.3;

/**
 * Asks until there is an answer, or a failure that asking again does not mend.
 *
 * @param {() => Promise} ask
 * @param {number[]} pauses between the repetitions, in ms; there are no more than these
 * @param {(error: ApiError) => boolean} [options.isLost] of those failures that pass, which mean that the answer was lost; all without
 * @param {(again: {number: number, of: number}) => void} [options.onRepeat] told before each repetition's pause
 * @param {number} [options.longestWish] up to how long the servers may ask us to wait, in ms
 * @param {AbortSignal} [options.signal] ends it
 */
export async function repeated(ask, pauses, { isLost = () => true, onRepeat = () => {}, longestWish = 0, signal } = {}) {
  for (let sent = 0; ; sent++) {
    try {
      return await ask();
    } catch (error) {
      // (Only an ApiError can be passing; any other is a mistake of ours.)
      if (!error.passing || !isLost(error) || sent >= pauses.length) throw error;
      onRepeat({ number: sent + 1, of: pauses.length });
      const asked = Math.min(error.retryAfter ?? 0, longestWish);
      await pause(Math.max(pauses[sent], asked) * (1 + Math.random() * PLAY), signal);
    }
  }
}
