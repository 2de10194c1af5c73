package com.foobar.proof.round;

import com.foobar.proof.history.History;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges one round after the other: while the system runs, and again from what was stored.
 *
 * @param <R> what is read back
 */
final class Judge<R> {
  private final Subject<R> subject;
  private final List<Round> rounds = new ArrayList<>();

  Judge(Subject<R> subject) {
    this.subject = subject;
  }

  /**
   * @param history until the round was over
   */
  Round judge(Round round, History history, R reading) {
    List<Finding> findings = new ArrayList<>();
    subject.checkers().forEach(checker -> findings.add(checker.check(history, reading)));
    Verdict verdict = news(findings).and(round.mended() ? Verdict.HOLDS : Verdict.UNKNOWN);
    Round judged = round.judged(List.copyOf(findings), verdict);
    rounds.add(judged);
    return judged;
  }

  /** What is new since the round before. */
  private Verdict news(List<Finding> findings) {
    Set<String> known = new HashSet<>();
    if (!rounds.isEmpty()) {
      rounds.get(rounds.size() - 1).findings().forEach(finding -> known.addAll(finding.evidence()));
    }
    Verdict verdict = Verdict.HOLDS;
    for (Finding finding : findings) {
      boolean old = finding.verdict() == Verdict.BROKEN && known.containsAll(finding.evidence());
      verdict = verdict.and(old ? Verdict.HOLDS : finding.verdict());
    }
    return verdict;
  }

  List<Round> rounds() {
    return List.copyOf(rounds);
  }
}
