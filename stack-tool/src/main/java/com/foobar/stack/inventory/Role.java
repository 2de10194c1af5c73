package com.foobar.stack.inventory;

/** What a host is for. */
public enum Role {
  /** The public side: HAProxy. */
  BALANCER,
  /** Nginx, WildFly, the database door and a MySQL member. */
  SERVER,
  /** A MySQL member that votes and holds the data, and is primary only when nobody else can be. */
  WITNESS
}
