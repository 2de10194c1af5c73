package com.foobar.stack.state;

import java.util.Optional;

/**
 * Who calls a command, for people to read later. It proves nothing: who may change the stack's
 * files could have written anybody's name there.
 *
 * @param user the login name that the command runs as
 * @param sudo the login name of who became that user by {@code sudo}
 */
public record Caller(String user, Optional<String> sudo) {
  public static Caller current() {
    return new Caller(
        System.getProperty("user.name"),
        Optional.ofNullable(System.getenv("SUDO_USER")).filter(name -> !name.isBlank()));
  }

  @Override
  public String toString() {
    return sudo.map(name -> "%s (sudo: %s)".formatted(user, name)).orElse(user);
  }
}
