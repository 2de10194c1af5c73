package com.foobar.stack.health;

/**
 * What came of asking a service that runs.
 *
 * @param reason why it is not well; empty when it is
 */
record Answer(Kind kind, String reason) {
  enum Kind {
    WELL,
    /** It answers, and something is wrong. */
    WRONG,
    /** Nobody listens: it is not that far yet, or has gone so far already. */
    REFUSED,
    /** It took the question and said nothing in time. */
    SILENT
  }

  static final Answer WELL = new Answer(Kind.WELL, "");

  static Answer wrong(String reason) {
    return new Answer(Kind.WRONG, reason);
  }

  static Answer refused(String reason) {
    return new Answer(Kind.REFUSED, reason);
  }

  static Answer silent(String reason) {
    return new Answer(Kind.SILENT, reason);
  }

  boolean isWell() {
    return kind == Kind.WELL;
  }
}
