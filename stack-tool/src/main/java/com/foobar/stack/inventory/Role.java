package com.foobar.stack.inventory;

import java.util.Set;

/** What a host is for; it may be for several things. */
public enum Role {
  /** The public side: HAProxy. */
  BALANCER,
  /** Nginx: static files, and the way to the applications. */
  WEB,
  /** WildFly, and its door to the database. */
  APPLICATION,
  /** A MySQL member. */
  DATABASE,
  /** A MySQL member that votes and holds the data, and is primary only when nobody else can be. */
  WITNESS,
  /** For what watches and keeps the others; nothing of that runs by itself yet. */
  OPERATIONS;

  /** All that serves visitors, on one machine; in an inventory it is short for the three. */
  public static final Set<Role> SERVER = Set.of(WEB, APPLICATION, DATABASE);
}
