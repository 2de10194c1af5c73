package com.foobar.bench.price;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.List;

/** Something that costs something, measured on one side or as a ratio of two. */
public interface Price {
  /** By which it is asked for, such as "edge". */
  String name();

  /** What it is, in a few words. */
  String title();

  /** What exactly is counted: a reader should be able to count it again. */
  String counted();

  /** What is told of it. */
  List<Row> rows();

  /**
   * How often each side is measured.
   *
   * @param asked the most
   */
  default int pairs(int asked) {
    return asked;
  }

  /** How many trials of a side it takes to conclude anything. */
  default int fewest() {
    return Measured.FEWEST;
  }

  /**
   * How long a trial lasts.
   *
   * @param asked where nothing speaks against it
   */
  default Duration trial(Duration asked) {
    return asked;
  }

  /**
   * Whether its sides take turns (A B A B …), so that whatever the machine is about meets all
   * alike. Where each builds on what the one before has made they cannot.
   */
  default boolean takesTurns() {
    return true;
  }

  /**
   * Makes ready what its trials need.
   *
   * @throws StackException when that is not to be had
   */
  Sides open(Stand stand);
}
