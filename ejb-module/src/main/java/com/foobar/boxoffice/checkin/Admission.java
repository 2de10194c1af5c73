package com.foobar.boxoffice.checkin;

import java.time.Instant;
import java.util.UUID;

/**
 * A ticket let in.
 *
 * @param id by which the admission can be undone
 * @param at on the database's clock
 * @param door where
 * @param zone of the house, an IANA name
 */
public record Admission(
    UUID id,
    String code,
    Instant at,
    String door,
    long eventId,
    String event,
    Instant startsAt,
    String zone,
    String section,
    String row,
    int number) {}
