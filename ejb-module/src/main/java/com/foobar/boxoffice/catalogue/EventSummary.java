package com.foobar.boxoffice.catalogue;

import com.foobar.boxoffice.Money;
import java.time.Instant;

/**
 * An event as a list shows it; {@code fromPrice} is that of the cheapest category, {@code zone} the
 * IANA name of the house's own.
 */
public record EventSummary(
    long id,
    String title,
    Instant startsAt,
    String zone,
    String venue,
    Money fromPrice,
    long seatsFree) {}
