package com.foobar.proof.site;

/**
 * What is still good.
 *
 * @param availability percent of what is asked that has to be answered as it should be
 * @param silence seconds, at most, without a good answer
 * @param p99 milliseconds that one of a hundred may wait longer than
 * @param lost people, at most, who are suddenly not logged in any more, for each fault
 */
record Limits(double availability, double silence, double p99, int lost) {
  /**
   * What an ordinary application keeps on this stack when one of its services dies; when a server
   * freezes, only one whose reads are asked again keeps the last but one.
   */
  static final Limits DEFAULT = new Limits(90, 10, 6_000, 0);
}
