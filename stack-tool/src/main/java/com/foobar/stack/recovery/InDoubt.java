package com.foobar.stack.recovery;

import java.util.Set;

/**
 * What one node has left unfinished.
 *
 * @param decided the transactions in its log: to be committed and not done with, or one whose only
 *     database never said how it ended
 * @param branches prepared, and neither committed nor rolled back on every member
 */
record InDoubt(Set<TransactionId> decided, Set<Branch> branches) {
  boolean isNothing() {
    return decided.isEmpty() && branches.isEmpty();
  }

  /** How many branches are committed, because the log says so; all others are rolled back. */
  long toCommit() {
    return branches.stream().filter(branch -> decided.contains(branch.transaction())).count();
  }

  /**
   * For people, what has become of this once no branch is left.
   *
   * @param after what the log has still
   */
  String settled(InDoubt after) {
    if (isNothing()) {
      return "nothing is in doubt";
    }
    String settled =
        "nothing is in doubt any more: %s committed, %d rolled back"
            .formatted(branches(toCommit()), branches.size() - toCommit());
    return after.decided.isEmpty()
        ? settled
        : settled
            + "; %s without a branch in its log (docs/runbook.md, Heuristic participants)"
                .formatted(transactions(after.decided.size()));
  }

  /** For people: {@code 2 branches in doubt, 1 transaction in the log}. */
  @Override
  public String toString() {
    return "%s in doubt, %s in the log"
        .formatted(branches(branches.size()), transactions(decided.size()));
  }

  private static String transactions(int number) {
    return number + (number == 1 ? " transaction" : " transactions");
  }

  private static String branches(long number) {
    return number + (number == 1 ? " branch" : " branches");
  }
}
