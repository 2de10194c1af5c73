package com.foobar.stack.inventory;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of time and size one application may take.
 *
 * @param repeatReadsAfter when a GET or HEAD that has no answer yet is asked of another server;
 *     empty: never, it is run once however long it takes
 * @param silence the longest time without a byte of an answer, before it begins and in the middle
 *     of it
 * @param uploadMegabytes the largest body of a request, in MiB
 * @param deployment how long a server may take to deploy it and to become ready with it
 */
public record ApplicationLimits(
    Optional<Duration> repeatReadsAfter,
    Duration silence,
    int uploadMegabytes,
    Duration deployment) {

  /** For applications that the inventory says nothing about: what is slow works, and runs once. */
  public static final ApplicationLimits DEFAULT =
      new ApplicationLimits(Optional.empty(), Duration.ofHours(1), 16, Duration.ofMinutes(10));
}
