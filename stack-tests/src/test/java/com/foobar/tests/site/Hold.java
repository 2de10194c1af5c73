package com.foobar.tests.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Seats kept for a while. */
public record Hold(UUID id, List<Long> seatIds, Instant expiresAt, Money total) {}
