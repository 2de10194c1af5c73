package com.foobar.boxoffice.web.hold;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.hold.HoldReceipt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A hold; its id is the right to buy or to release the seats. */
public record HoldResponse(UUID id, List<Long> seatIds, Instant expiresAt, Money total) {

  public static HoldResponse from(HoldReceipt hold) {
    return new HoldResponse(hold.id(), hold.seatIds(), hold.expiresAt(), hold.total());
  }
}
