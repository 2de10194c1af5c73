/**
 * What was asked and answered, and what happened beside that: written line by line as it happens,
 * kept for the checkers, and read again. What the operations mean is their application's.
 *
 * @see <a href="https://jepsen-io.github.io/jepsen/jepsen.history.html">Jepsen's histories</a>
 */
package com.foobar.proof.history;
