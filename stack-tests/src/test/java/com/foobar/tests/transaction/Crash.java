package com.foobar.tests.transaction;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One of a row of crashes that differ in everything that may matter. */
record Crash(int number, String server, CrashPlace place, boolean withPrimary, Ending ending) {
  private static final int CRASHES = 20;

  /** What becomes of the dead server. */
  enum Ending {
    COMES_BACK,
    IS_HEALED,
    /** It is healed while its whole host is dead, and all that was on its disk is gone. */
    LOST_WITH_ITS_DISK
  }

  /** Every second one takes the databases' primary along; one takes a server's disk. */
  static Stream<Crash> row() {
    return IntStream.rangeClosed(1, CRASHES).mapToObj(Crash::of);
  }

  private static Crash of(int number) {
    CrashPlace[] places = CrashPlace.values();
    // Two of three members have to live, so not together with the primary.
    boolean last = number == CRASHES - 1;
    return new Crash(
        number,
        number % 4 < 2 ? "server-1" : "server-2",
        places[number % places.length],
        number % 2 == 0,
        last ? Ending.LOST_WITH_ITS_DISK : number % 5 < 2 ? Ending.IS_HEALED : Ending.COMES_BACK);
  }

  boolean comesBack() {
    return ending == Ending.COMES_BACK;
  }

  @Override
  public String toString() {
    return "%2d. %s %s%s %s"
        .formatted(number, server, place, withPrimary ? " WITH_PRIMARY" : "", ending);
  }
}
