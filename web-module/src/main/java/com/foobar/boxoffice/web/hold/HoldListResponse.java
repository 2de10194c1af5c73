package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.hold.HoldView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The visitor's own live holds, the latest to end first. */
public record HoldListResponse(List<OwnHold> items) {

  /**
   * A hold with all that a page says of it.
   *
   * @param zone of the house, an IANA name
   */
  public record OwnHold(
      UUID id,
      long eventId,
      String event,
      Instant startsAt,
      String zone,
      String venue,
      List<Seat> seats,
      List<Long> seatIds,
      Instant expiresAt,
      Money total) {

    static OwnHold from(HoldView hold) {
      return new OwnHold(
          hold.id(),
          hold.eventId(),
          hold.event(),
          hold.startsAt(),
          hold.zone(),
          hold.venue(),
          hold.seats().stream().map(Seat::from).toList(),
          hold.seats().stream().map(HoldView.Seat::id).toList(),
          hold.expiresAt(),
          hold.total());
    }
  }

  /** A held seat at the price that was promised. */
  public record Seat(
      long id,
      String section,
      String row,
      int number,
      long categoryId,
      String category,
      Money price) {

    static Seat from(HoldView.Seat seat) {
      return new Seat(
          seat.id(),
          seat.section(),
          seat.row(),
          seat.number(),
          seat.categoryId(),
          seat.category(),
          seat.price());
    }
  }

  public static HoldListResponse from(List<HoldView> holds) {
    return new HoldListResponse(holds.stream().map(OwnHold::from).toList());
  }
}
