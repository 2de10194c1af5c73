package com.foobar.proof.spi;

/** What must never break. */
public interface Invariant {
  /** From 1, in the order in which they are told. */
  int number();

  /** What it says, in a line. */
  String sentence();
}
