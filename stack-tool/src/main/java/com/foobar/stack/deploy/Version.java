package com.foobar.stack.deploy;

import com.foobar.stack.state.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of an application, kept with its content.
 *
 * @param number of all that were ever deployed under this name, counted from 1
 * @param digest SHA-1 of its content, in hexadecimal
 * @param bytes its content's size
 * @param since when it became the one that belongs on every server, the last time that it did
 * @param by who made it that; empty when an earlier version of this tool did not write it down
 */
public record Version(int number, String digest, long bytes, Instant since, Optional<Caller> by) {
  Version madeCurrent(Instant now, Caller caller) {
    return new Version(number, digest, bytes, now, Optional.of(caller));
  }
}
