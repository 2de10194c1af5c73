package com.foobar.tests.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What a {@code stack} command left behind.
 *
 * @param output what it printed for the user's next program
 * @param errors what it printed for the user: progress, and what went wrong
 */
public record CommandResult(List<String> command, int exitCode, String output, String errors) {
  /**
   * @throws AssertionError with all that it printed, when it failed
   */
  public CommandResult requireSuccess() {
    if (exitCode != 0) {
      throw new AssertionError(
          "%s: exit code %d%n%s%n%s".formatted(command, exitCode, output, errors));
    }
    return this;
  }

  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(output);
    } catch (JsonProcessingException e) {
      throw new AssertionError(command + " printed no JSON: " + output, e);
    }
  }
}
