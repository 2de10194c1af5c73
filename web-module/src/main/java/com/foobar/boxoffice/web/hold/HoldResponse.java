package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.hold.HoldReceipt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A hold; only its holder may buy or release the seats. */
public record HoldResponse(
    UUID id, long eventId, List<Long> seatIds, Instant expiresAt, Money total) {

  public static HoldResponse from(HoldReceipt hold) {
    return new HoldResponse(
        hold.id(), hold.eventId(), hold.seatIds(), hold.expiresAt(), hold.total());
  }
}
