package com.foobar.stack.machine;

import java.time.Duration;
import java.time.Instant;

/**
 * What a machine says of itself, all of the same moment.
 *
 * @param bootId another one each time that it is started; pids and start times begin anew with it
 * @param uptime since it was started
 * @param booted when that was, in whole seconds, by its own clock
 * @param clock its time
 * @param memoryBytes all that it has
 * @param architecture as {@code uname -m} says it, such as {@code x86_64}
 */
public record Facts(
    String bootId,
    Duration uptime,
    Instant booted,
    Instant clock,
    long memoryBytes,
    String architecture) {}
