package com.foobar.stack.database;

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
}
