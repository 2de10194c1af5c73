package com.foobar.stack.service;

import com.foobar.stack.inventory.Host;
import java.util.List;

/**
 * What makes a service of use on its host once it has started there, such as joining a group.
 *
 * @param name as progress and errors name it, after the host
 */
public record FollowUp(String name, List<After> after, Action action) {
  /** Does nothing where it has been done. */
  @FunctionalInterface
  public interface Action {
    void run(Host host, Operations operations);
  }
}
