package com.foobar.boxoffice.proof.readback;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All members, read while nothing was being written.
 *
 * @param members those that could be read, in the inventory's order
 * @param unread why the others could not, by host
 * @param primary who is the group's primary; null when nobody is
 * @param settled whether no member's transactions changed while it was read: if they did, what was
 *     read of it is of no single moment
 * @param sinceMended how long ago the fault was over, in seconds
 * @param clock how the database's clock differs from the history's
 */
public record Reading(
    List<MemberRows> members,
    Map<String, String> unread,
    String primary,
    boolean settled,
    long sinceMended,
    ClockOffset clock) {

  /**
   * @param ahead how far the database's clock is ahead of the history's, in microseconds
   * @param uncertainty how wrong that may be, in microseconds
   */
  public record ClockOffset(long ahead, long uncertainty) {}

  /** The rows of the primary. */
  public Optional<MemberRows> ofPrimary() {
    return members.stream().filter(member -> member.host().equals(primary)).findFirst();
  }
}
