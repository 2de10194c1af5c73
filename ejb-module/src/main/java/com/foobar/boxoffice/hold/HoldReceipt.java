package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Seats kept for one buyer.
 *
 * @param id unguessable: whoever knows it may buy or release the seats
 * @param seatIds in ascending order
 * @param expiresAt on the database's clock
 */
public record HoldReceipt(
    UUID id, long eventId, List<Long> seatIds, Instant expiresAt, Money total) {}
