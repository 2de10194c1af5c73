package com.foobar.stack.inventory;

import java.util.Set;

/**
 * One machine of the inventory.
 *
 * @param groupAddress where Group Replication talks, {@code ADDRESS:PORT}; unused on a balancer
 */
public record Host(String name, String address, Set<Role> roles, String groupAddress) {
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether a MySQL member runs here. */
  public boolean isMember() {
    return is(Role.SERVER) || is(Role.WITNESS);
  }

  @Override
  public String toString() {
    return name;
  }
}
