package com.foobar.boxoffice.account;

/** What an account may do. */
public final class Role {

  /** Buys tickets and sees the own orders. */
  public static final String BUYER = "buyer";

  /** Admits tickets. */
  public static final String DOOR = "door";

  private Role() {}
}
