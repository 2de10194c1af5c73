package com.foobar.proof.history;

/** What somebody wants of an application, as the history keeps it. */
public interface Asked {
  Kind op();
}
