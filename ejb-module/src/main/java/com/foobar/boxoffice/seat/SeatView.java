package com.foobar.boxoffice.seat;

/**
 * One seat of an event as the seat map shows it.
 *
 * @param x where it stands, see {@link SeatMap}
 * @param y where it stands
 */
public record SeatView(
    long id,
    String section,
    String row,
    int number,
    long categoryId,
    SeatStatus status,
    int x,
    int y) {}
