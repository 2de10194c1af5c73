package com.foobar.boxoffice.hold;

import jakarta.ejb.Stateless;
import java.util.List;
import java.util.UUID;

/** Keeps seats for a buyer for a short while. Needs no login. */
@Stateless
public class Holds {

  /** Seats that one hold may have at most. */
  public static final int MAX_SEATS = 10;

  /**
   * Holds exactly these seats, or none of them.
   *
   * @throws com.foobar.boxoffice.BoxOfficeException SEAT_TAKEN; NOT_FOUND for an unknown event or
   *     seat; INVALID_REQUEST for no seat, a repeated one or more than {@link #MAX_SEATS}
   */
  public HoldReceipt hold(long eventId, List<Long> seatIds) {
    throw new UnsupportedOperationException();
  }

  /**
   * Holds the best seats still free in a category, side by side where possible.
   *
   * @throws com.foobar.boxoffice.BoxOfficeException SEAT_TAKEN when fewer are free; NOT_FOUND for
   *     an unknown event or category; INVALID_REQUEST for a quantity outside 1..{@link #MAX_SEATS}
   */
  public HoldReceipt holdBest(long eventId, long categoryId, int quantity) {
    throw new UnsupportedOperationException();
  }

  /** Gives the seats back. A hold that is gone already stays gone: repeating this is harmless. */
  public void release(UUID holdId) {
    throw new UnsupportedOperationException();
  }
}
