package com.foobar.boxoffice.catalogue;

import com.foobar.boxoffice.Money;
import java.time.Instant;
import java.util.List;

/** Everything about one event but its seats. */
public record EventDetails(
    long id,
    String title,
    String description,
    Instant startsAt,
    String zone,
    String venue,
    Money fromPrice,
    long seatsFree,
    List<Category> categories) {}
