package com.foobar.stack.service.mysql;

import java.util.List;

/**
 * A member as the group sees it.
 *
 * @param role PRIMARY or SECONDARY; empty when it is not in the group
 * @param state ONLINE, RECOVERING, OFFLINE, ERROR or UNREACHABLE
 */
public record Member(String host, String id, String role, String state) {
  public boolean isOnline() {
    return state.equals("ONLINE");
  }

  public boolean isPrimary() {
    return isOnline() && role.equals("PRIMARY");
  }

  /** Whether it agrees on what is committed, as it also does while it catches up. */
  boolean votes() {
    return isOnline() || state.equals("RECOVERING");
  }

  /**
   * Whether those who are members of a group, as one of them sees it, can agree on anything. A
   * group of one that a second is just joining can: to take its primary for cut off, and out of the
   * group, would leave the second in a group that nobody can join.
   */
  static boolean isMajority(List<Member> seen) {
    return seen.stream().filter(Member::votes).count() * 2 > seen.size();
  }
}
