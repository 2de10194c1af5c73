package com.foobar.stack.program;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as numbers, compared from left to right. */
record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final Pattern FIRST = Pattern.compile("\\d+(\\.\\d+)+");

  static Version of(String text) {
    return new Version(Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
  }

  /** The first thing that looks like a version in what a program prints about itself. */
  static Optional<Version> in(String output) {
    Matcher matcher = FIRST.matcher(output);
    return matcher.find() ? Optional.of(of(matcher.group())) : Optional.empty();
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
