package com.foobar.proof.spi;

import com.foobar.proof.history.RunClock;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.prove.Assignment;

/**
 * Where a run takes place.
 *
 * @param context of the stack that is broken
 * @param clock of the run's history
 * @param assignment what the user wants
 * @param progress where the user sees what is going on
 */
public record Setting(
    PlanContext context, RunClock clock, Assignment assignment, Progress progress) {}
