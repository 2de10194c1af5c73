package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.seat.SeatRepository.Taken;
import jakarta.persistence.Embeddable;
import java.util.List;

/** A seat in a hold, at the price that was promised with it. */
@Embeddable
public class HeldSeat {

  private long seatId;
  private long priceMinor;

  protected HeldSeat() {}

  /** What a hold has just taken. */
  static List<HeldSeat> of(Taken taken) {
    return taken.seats().stream().map(seat -> new HeldSeat(seat.id(), seat.priceMinor())).toList();
  }

  public HeldSeat(long seatId, long priceMinor) {
    if (priceMinor <= 0) {
      throw new IllegalArgumentException("A seat costs something");
    }
    this.seatId = seatId;
    this.priceMinor = priceMinor;
  }

  public long seatId() {
    return seatId;
  }

  /** The price in the currency of the hold. */
  public Money price(String currency) {
    return new Money(priceMinor, currency);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeldSeat seat && seat.seatId == seatId && seat.priceMinor == priceMinor;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seatId);
  }
}
