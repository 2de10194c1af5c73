package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
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
   * Makes ready what its trials need.
   *
   * @throws StackException when that is not to be had
   */
  Sides open(Stand stand);
}
