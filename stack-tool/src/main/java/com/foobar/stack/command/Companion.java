package com.foobar.stack.command;

import com.foobar.stack.StackException;
import java.util.ServiceLoader;

/**
 * What a command needs that is not of the tool: a module of its own, which the launcher builds and
 * puts beside the tool for that command alone ({@code companions} in {@code stack}).
 */
final class Companion {
  private Companion() {}

  /**
   * @param service the tool's interface that the module implements
   * @param command the command's name
   * @throws StackException when it is not there
   */
  static <T> T of(Class<T> service, String command) {
    return ServiceLoader.load(service)
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "what does this is not on the class path; the launcher puts it there for"
                        + " \"./stack %1$s …\", with %1$s as its first word".formatted(command)));
  }
}
