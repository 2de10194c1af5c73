package com.foobar.tests.site;

/**
 * A seat of the plan.
 *
 * @param status FREE, HELD or SOLD
 */
public record Seat(
    long id, String section, String row, int number, long categoryId, String status) {
  public boolean isFree() {
    return status.equals("FREE");
  }
}
