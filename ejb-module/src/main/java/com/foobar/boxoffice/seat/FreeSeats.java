package com.foobar.boxoffice.seat;

/** The one definition of a seat that can be had, for every statement that asks or decides it. */
public final class FreeSeats {

  /**
   * A condition on {@code event_seat}: not sold, and held by nobody now, on the database's clock. A
   * hold that has run out counts for nothing, whether or not anything has noticed.
   */
  static final String CONDITION =
      "NOT sold AND (held_until IS NULL OR held_until <= UTC_TIMESTAMP(6))";

  /** How many an event has: an expression for queries of an {@code event e}. */
  public static final String COUNT =
      "(SELECT COUNT(*) FROM event_seat WHERE event_id = e.id AND " + CONDITION + ")";

  private FreeSeats() {}
}
