package com.foobar.stack.service;

import java.util.List;

/**
 * What a service wants to be done once for the whole installation when it starts, such as forming a
 * group of all that run.
 *
 * @param name as progress and errors name it
 */
public record SharedStep(String name, List<After> after, Action action) {
  /** The stack's own: what is made by Maven is made. */
  public static final String BUILD = "build";

  /** Does nothing where it has been done. */
  @FunctionalInterface
  public interface Action {
    void run(Operations operations);
  }
}
