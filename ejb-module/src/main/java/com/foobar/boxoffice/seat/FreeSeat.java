package com.foobar.boxoffice.seat;

/**
 * A seat that can be had, as the choice of the best ones sees it.
 *
 * @param position in the order of quality, best first
 */
record FreeSeat(long id, String section, String row, int number, long position) {}
