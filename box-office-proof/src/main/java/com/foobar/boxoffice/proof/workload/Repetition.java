package com.foobar.boxoffice.proof.workload;

import com.foobar.boxoffice.proof.history.Op;
import java.util.List;

/**
 * After which pauses a request is sent again when nobody answered who could know: the same as the
 * site's own pages ({@code assets/js/api.js} for reading, {@code checkout-attempt.js} for buying).
 */
final class Repetition {
  private static final List<Integer> READ = List.of(400, 1_200, 3_000);
  private static final List<Integer> ORDER =
      List.of(1_000, 2_000, 4_000, 8_000, 10_000, 15_000, 20_000);

  private Repetition() {}

  /** In milliseconds; empty for what may be done at most once. */
  static List<Integer> pauses(Op op) {
    if (op == Op.ORDER) {
      return ORDER;
    }
    return op.isWrite() ? List.of() : READ;
  }

  /** Whether asking again may help: no answer at all, or nobody behind the gateway, or too busy. */
  static boolean isPassing(int status) {
    return switch (status) {
      case 0, 408, 429, 502, 503, 504 -> true;
      default -> false;
    };
  }
}
