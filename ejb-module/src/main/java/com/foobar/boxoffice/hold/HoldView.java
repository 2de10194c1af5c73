package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A live hold as its holder sees it.
 *
 * @param zone of the house, an IANA name
 * @param seats in the order of the house
 */
public record HoldView(
    UUID id,
    long eventId,
    String event,
    Instant startsAt,
    String zone,
    String venue,
    List<Seat> seats,
    Instant expiresAt,
    Money total) {

  /** A seat in the hold, at the price that was promised. */
  public record Seat(
      long id,
      String section,
      String row,
      int number,
      long categoryId,
      String category,
      Money price) {}
}
