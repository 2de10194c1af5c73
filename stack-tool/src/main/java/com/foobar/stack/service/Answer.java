package com.foobar.stack.service;

/**
 * What came of asking a service that runs.
 *
 * @param reason why it is not well; empty when it is
 */
public record Answer(Kind kind, String reason) {
  public enum Kind {
    WELL,
    /** It answers, and something is wrong. */
    WRONG,
    /** Nobody listens: it is not that far yet, or has gone so far already. */
    REFUSED,
    /** It took the question and said nothing in time. */
    SILENT
  }

  public static final Answer WELL = new Answer(Kind.WELL, "");

  public static Answer wrong(String reason) {
    return new Answer(Kind.WRONG, reason);
  }

  public static Answer refused(String reason) {
    return new Answer(Kind.REFUSED, reason);
  }

  public static Answer silent(String reason) {
    return new Answer(Kind.SILENT, reason);
  }

  public boolean isWell() {
    return kind == Kind.WELL;
  }
}
