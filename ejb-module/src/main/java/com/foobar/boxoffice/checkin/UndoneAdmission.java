package com.foobar.boxoffice.checkin;

import java.time.Instant;
import java.util.UUID;

/**
 * An admission that was taken back: the ticket can be admitted again.
 *
 * @param id the admission's
 * @param undoneAt on the database's clock
 * @param door where it was taken back
 * @param reason as the door staff gave it
 */
public record UndoneAdmission(
    UUID id, String code, Instant admittedAt, Instant undoneAt, String door, String reason) {}
