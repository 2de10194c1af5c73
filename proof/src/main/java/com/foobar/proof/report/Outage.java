package com.foobar.proof.report;

import com.foobar.proof.history.Operation;
import java.util.List;
import java.util.function.Predicate;

/**
 * A time in which nothing succeeded. Microseconds since 1970.
 *
 * @param from the last success before it
 * @param to the first success after it
 */
public record Outage(long from, long to) {

  /**
   * The longest one that has anything of the span in it.
   *
   * @param operations in any order
   * @param which kind has to succeed
   */
  static Outage longest(
      List<Operation> operations, Predicate<Operation> which, long begin, long end) {
    long[] successes =
        operations.stream()
            .filter(which)
            .filter(Operation::isOk)
            .mapToLong(Operation::completed)
            .sorted()
            .toArray();
    Outage longest = new Outage(begin, begin);
    long last = begin;
    for (long success : successes) {
      if (success > begin) {
        longest = longest.longer(new Outage(last, Math.min(success, Math.max(end, last))));
      }
      last = success;
    }
    return longest.longer(new Outage(last, Math.max(end, last)));
  }

  private Outage longer(Outage other) {
    return other.seconds() > seconds() ? other : this;
  }

  public double seconds() {
    return (to - from) / 1e6;
  }
}
