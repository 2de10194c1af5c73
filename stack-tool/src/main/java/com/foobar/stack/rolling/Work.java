package com.foobar.stack.rolling;

import com.foobar.stack.inventory.Host;

/** What a {@link RollingChange} does to each server, and how it takes it back. */
public interface Work {
  /** For the user: "deploying shop.war". */
  String doing();

  /** For the user: "rolling back shop.war". */
  String undoing();

  /**
   * @throws Exception whatever goes wrong: then this server, and those before it, are undone
   */
  void change(Host server) throws Exception;

  /**
   * Gives the server back what it had, however far the change came, also when it had not begun.
   *
   * @throws Exception whatever goes wrong: then it is tried once more
   */
  void undo(Host server) throws Exception;
}
