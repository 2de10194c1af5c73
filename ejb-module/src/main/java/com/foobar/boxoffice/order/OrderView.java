package com.foobar.boxoffice.order;

import com.foobar.boxoffice.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order with its tickets, as its owner sees it.
 *
 * @param number what a person reads out on the telephone
 * @param zone of the house, an IANA name
 * @param paymentMethod {@code invoice} or {@code test-card}
 * @param tickets in the order of their seats
 */
public record OrderView(
    UUID id,
    String number,
    Instant placedAt,
    long eventId,
    String event,
    Instant startsAt,
    String zone,
    String venue,
    String paymentMethod,
    Money total,
    List<TicketView> tickets) {}
