package com.foobar.tests.site;

import java.time.Instant;
import java.util.List;

/** An event by itself. */
public record Event(
    long id,
    String title,
    Instant startsAt,
    String venue,
    Money fromPrice,
    long seatsFree,
    List<Category> categories) {

  /** What a group of seats costs. */
  public record Category(long id, String name, Money price) {}
}
