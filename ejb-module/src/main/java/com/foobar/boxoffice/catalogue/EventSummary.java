package com.foobar.boxoffice.catalogue;

import com.foobar.boxoffice.Money;
import java.time.Instant;

/** An event as a list shows it; {@code fromPrice} is that of the cheapest category. */
public record EventSummary(
    long id, String title, Instant startsAt, String venue, Money fromPrice, long seatsFree) {}
