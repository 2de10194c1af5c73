package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.catalogue.SeatStatus;
import com.foobar.boxoffice.catalogue.SeatView;
import java.util.List;

/** All seats of an event, in the order of the house. */
public record SeatMapResponse(List<Seat> seats) {

  /** One seat and what can be done with it. */
  public record Seat(
      long id, String section, String row, int number, long categoryId, SeatStatus status) {

    static Seat from(SeatView seat) {
      return new Seat(
          seat.id(), seat.section(), seat.row(), seat.number(), seat.categoryId(), seat.status());
    }
  }

  public static SeatMapResponse from(List<SeatView> seats) {
    return new SeatMapResponse(seats.stream().map(Seat::from).toList());
  }
}
