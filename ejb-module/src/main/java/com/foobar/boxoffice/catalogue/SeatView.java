package com.foobar.boxoffice.catalogue;

/** One seat of an event as the seat map shows it. */
public record SeatView(
    long id, String section, String row, int number, long categoryId, SeatStatus status) {}
