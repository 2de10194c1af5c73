package com.foobar.tests.site;

import java.time.Instant;

/** An event in a list. */
public record EventSummary(
    long id, String title, Instant startsAt, String venue, Money fromPrice, long seatsFree) {}
