package com.foobar.boxoffice.checkin;

import java.time.Instant;

/**
 * An event whose tickets are admitted now.
 *
 * @param zone of the house, an IANA name
 * @param tickets that are valid
 * @param admitted of these, those that were let in
 */
public record AdmittedEvent(
    long id,
    String title,
    Instant startsAt,
    String zone,
    String venue,
    long tickets,
    long admitted) {}
