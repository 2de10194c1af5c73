package com.foobar.proof.round;

import com.foobar.proof.checker.Finding;
import com.foobar.proof.checker.Verdict;
import java.util.List;

/**
 * One fault from the quiet before it to the judgement after it. Times are microseconds since 1970.
 *
 * @param fault as it was asked for; "none" for a round without one
 * @param targets who was struck
 * @param begun when the load began
 * @param struck when the fault began
 * @param mending when the mending began
 * @param healthy when everything was healthy again
 * @param ended when the load ended
 * @param read when everything had been read back
 * @param problems what went otherwise than planned
 * @param findings on everything since the beginning of the run
 * @param verdict on this round alone: what an earlier one has broken is not held against it
 */
public record Round(
    int number,
    String fault,
    List<String> targets,
    long begun,
    long struck,
    long mending,
    long healthy,
    long ended,
    long read,
    List<String> problems,
    List<Finding> findings,
    Verdict verdict) {
  /** Whether nothing was broken: the round tells how the system is without a fault. */
  public boolean isCalm() {
    return fault.equals("none");
  }
}
