package com.foobar.proof.round;

import com.foobar.proof.checker.Finding;
import com.foobar.proof.checker.Verdict;
import com.foobar.proof.history.History;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a run has shown.
 *
 * @param rounds at least one, unless the run was cut short
 * @param notReached faults for which there was no time
 * @param turnedAway arrivals that the tool itself had no place for
 */
public record ProofResult(
    Assignment assignment,
    History history,
    List<Round> rounds,
    List<String> notReached,
    int turnedAway) {

  /** The findings on the whole run. */
  public List<Finding> findings() {
    return rounds.isEmpty() ? List.of() : rounds.get(rounds.size() - 1).findings();
  }

  /** HOLDS only when every invariant held after every fault, and every fault could be mended. */
  public Verdict verdict() {
    return rounds.stream()
        .flatMap(
            round ->
                Stream.concat(
                    Stream.of(round.verdict()), round.findings().stream().map(Finding::verdict)))
        .reduce(Verdict::and)
        .orElse(Verdict.UNKNOWN);
  }
}
