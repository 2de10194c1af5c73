package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When tickets became void, by being given back or by the organiser's word, as far as those know
 * who asked for it. Microseconds since 1970, on the history's clock.
 */
final class Voided {
  private final Map<String, Long> from = new HashMap<>();
  private final Map<String, Operation> surely = new HashMap<>();

  private Voided() {}

  static Voided of(History history) {
    Voided voided = new Voided();
    history
        .of(Op.REFUND)
        .forEach(refund -> voided.add(refund, ((Request.Refund) refund.request()).codes()));
    history
        .of(Op.VOID)
        .forEach(one -> voided.add(one, List.of(((Request.Void) one.request()).code())));
    return voided;
  }

  private void add(Operation operation, List<String> codes) {
    for (String code : codes) {
      if (operation.outcome() != Outcome.FAIL) {
        from.merge(code, operation.invoked(), Math::min);
      }
      if (operation.isOk()) {
        surely.merge(code, operation, (a, b) -> a.completed() <= b.completed() ? a : b);
      }
    }
  }

  /** From when the ticket may be void; {@link Long#MAX_VALUE} when nobody has asked for that. */
  long from(String code) {
    return from.getOrDefault(code, Long.MAX_VALUE);
  }

  /** Of the tickets that are void for sure, who said so first. */
  Map<String, Operation> surely() {
    return surely;
  }
}
