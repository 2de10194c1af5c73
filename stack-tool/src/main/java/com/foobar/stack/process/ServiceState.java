package com.foobar.stack.process;

import java.time.Duration;
import java.util.Locale;

/**
 * What can be seen of a service's process.
 *
 * @param pid 0 when there is none
 * @param uptime zero when there is none
 */
public record ServiceState(Kind kind, long pid, Duration uptime) {
  /** As {@code status} names them. */
  public enum Kind {
    RUNNING,
    /** Nobody started it, or it was stopped as asked. */
    STOPPED,
    /** It was started and is gone without having been asked to go. */
    FAILED,
    /** It was stopped by SIGSTOP and can go on. */
    PAUSED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ServiceState without(Kind kind) {
    return new ServiceState(kind, 0, Duration.ZERO);
  }

  public boolean isAlive() {
    return kind == Kind.RUNNING || kind == Kind.PAUSED;
  }
}
