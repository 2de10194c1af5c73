package com.foobar.boxoffice.order;

import java.util.UUID;

/** A ticket as its owner sees it; the unguessable code is what the door asks for. */
public record TicketView(
    UUID id, long seatId, String section, String row, int number, String code) {}
