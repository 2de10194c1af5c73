package com.foobar.proof.checker;

import com.foobar.proof.history.History;
import com.foobar.proof.readback.Reading;
import java.util.List;

/** The checkers of all invariants. */
public final class Checkers {
  private static final List<Checker> ALL =
      List.of(
          new OneLiveTicket(),
          new AcknowledgedExists(),
          new RefusedStaysRefused(),
          new BooksBalance(),
          new OneOrderPerKey(),
          new HoldsAreKept(),
          new OneHistory(),
          new OneAdmission());

  private Checkers() {}

  /** One finding for each invariant, in their order. */
  public static List<Finding> check(History history, Reading reading) {
    return ALL.stream().map(checker -> checker.check(history, reading)).toList();
  }
}
