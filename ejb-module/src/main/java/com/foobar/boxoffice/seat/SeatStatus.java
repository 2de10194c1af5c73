package com.foobar.boxoffice.seat;

/** What a buyer can do with a seat right now. */
public enum SeatStatus {
  FREE,
  HELD,
  SOLD
}
