package com.foobar.proof.history;

/** A kind of operation, with what is asked and what a good answer says. */
public interface Kind {
  /** How the history calls it; no two kinds of an application are called the same. */
  String label();

  /** Whether it changes anything, so that it matters whether an unanswered one was done. */
  boolean isWrite();

  /** Whether it may be sent again when nobody has answered who could know. */
  default boolean isRepeatable() {
    return !isWrite();
  }

  /** Whether this operation has shown that somebody is suddenly not logged in any more. */
  default boolean isLostLogin(Operation operation) {
    return false;
  }

  /** A record that is written into the history as JSON and read from it. */
  Class<? extends Asked> asked();

  /** Likewise. */
  Class<? extends Answered> answered();
}
