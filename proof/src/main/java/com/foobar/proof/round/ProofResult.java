package com.foobar.proof.round;

import com.foobar.proof.history.History;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a run has shown, or has shown so far.
 *
 * @param folder where its history is
 * @param rounds that came to their end; at least one, unless the run was cut short
 * @param notReached faults for which there was no time
 * @param turnedAway arrivals that the tool itself had no place for
 */
public record ProofResult(
    Subject<?> subject,
    Terms terms,
    Path folder,
    History history,
    List<Round> rounds,
    List<String> notReached,
    int turnedAway,
    State state) {
  /** How far a run is. */
  public enum State {
    /** It goes on; or it was killed, and nobody could write that down. */
    RUNNING,
    /** It was ended from outside, by Ctrl-C say. */
    INTERRUPTED,
    /** It came to its end. */
    ENDED
  }

  public ProofResult in(State other) {
    return new ProofResult(subject, terms, folder, history, rounds, notReached, turnedAway, other);
  }

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
