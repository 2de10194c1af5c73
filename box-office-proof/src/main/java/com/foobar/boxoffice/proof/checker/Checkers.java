package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.History;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.List;

/** The checkers of all invariants. */
public final class Checkers {
  /** In the order of {@link Invariant}. */
  public static final List<Checker<Reading>> ALL =
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
