package com.foobar.stack.recovery;

import java.util.Set;

/**
 * What one node has left unfinished.
 *
 * @param decided the transactions in its log: to be committed, and not done with
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

  /** For people, what has become of this once nothing is in doubt any more. */
  String settled() {
    return isNothing()
        ? "nothing is in doubt"
        : "nothing is in doubt any more: %s committed, %d rolled back"
            .formatted(branches(toCommit()), branches.size() - toCommit());
  }

  /** For people: {@code 2 branches in doubt, 1 transaction in the log}. */
  @Override
  public String toString() {
    return "%s in doubt, %d transaction%s in the log"
        .formatted(branches(branches.size()), decided.size(), decided.size() == 1 ? "" : "s");
  }

  private static String branches(long number) {
    return number + (number == 1 ? " branch" : " branches");
  }
}
