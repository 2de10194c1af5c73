package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.rolling.RollingChange;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long planned work waits for requests that run. */
final class PatienceOption {
  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = {
        "How long requests that run on a server may take before they are cut off (default: 30).",
        "WebSockets, and what has run for longer than that already, are not waited for."
      })
  private Integer seconds;

  Duration patience() {
    if (seconds == null) {
      return RollingChange.PATIENCE;
    }
    if (seconds < 0) {
      throw new StackException("--patience is a number of seconds, 0 or more");
    }
    return Duration.ofSeconds(seconds);
  }
}
