package com.foobar.stack.machine;

/**
 * What came of a command.
 *
 * @param exitCode 0 when it succeeded
 * @param output what it printed, errors among it; of what went into a file, the last lines
 */
public record Outcome(int exitCode, String output) {
  /** Of what went into a file. */
  static final int LAST_LINES = 20;

  public boolean isSuccess() {
    return exitCode == 0;
  }
}
