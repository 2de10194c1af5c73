package com.foobar.tests.site;

import java.util.List;
import java.util.UUID;

/** What was bought. */
public record Order(UUID id, String number, Money total, List<Ticket> tickets) {

  /** Lets one person in, once. */
  public record Ticket(UUID id, long seatId, String code) {}
}
