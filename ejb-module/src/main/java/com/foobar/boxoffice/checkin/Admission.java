package com.foobar.boxoffice.checkin;

import java.time.Instant;

/**
 * A ticket let in.
 *
 * @param at on the database's clock
 * @param door where
 */
public record Admission(
    String code,
    Instant at,
    String door,
    long eventId,
    String event,
    String section,
    String row,
    int number) {}
