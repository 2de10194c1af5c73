package com.foobar.proof.round;

import com.foobar.proof.nemesis.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is to be proved.
 *
 * @param faults one after another; again from the first when there is time
 * @param time no further fault begins after it; null: each fault once
 * @param seed of the buyers' dice: the same seed gives the same arrivals
 * @param rate arrivals a second
 * @param buyers how many accounts buy
 * @param seats only so many of an event's seats are sought after; fewer seats, more contention
 * @param report where history and report are written
 */
public record Assignment(
    List<Fault> faults,
    Duration time,
    long seed,
    double rate,
    int buyers,
    int seats,
    Path report) {}
