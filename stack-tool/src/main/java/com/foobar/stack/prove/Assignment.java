package com.foobar.stack.prove;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is to be proved.
 *
 * @param faults as the user has written them, separated by commas; null for all that there are
 * @param time no further fault begins after it; null: each fault once
 * @param seed of the visitors' dice: the same seed gives the same arrivals
 * @param rate arrivals a second
 * @param people how many have an account
 * @param seats only so many of an event's seats are sought after; fewer seats, more contention
 * @param site a file that says what is asked, of any application; null: the box office is proved
 * @param report where history and report are written
 */
public record Assignment(
    String faults,
    Duration time,
    long seed,
    double rate,
    int people,
    int seats,
    Path site,
    Path report) {}
