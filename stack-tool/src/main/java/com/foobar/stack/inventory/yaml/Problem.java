package com.foobar.stack.inventory.yaml;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Something that is wrong in a file.
 *
 * @param line from 1
 * @param column from 1
 * @param where the value's name in the file, such as {@code hosts[1].address}; empty for the whole
 *     file
 */
public record Problem(Path file, int line, int column, String where, String text)
    implements Comparable<Problem> {
  private static final Comparator<Problem> IN_THE_FILES_ORDER =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  @Override
  public int compareTo(Problem other) {
    return IN_THE_FILES_ORDER.compare(this, other);
  }

  /** As compilers write it, so that editors and terminals lead there. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s%s"
        .formatted(file, line, column, where.isEmpty() ? "" : where + ": ", text);
  }
}
