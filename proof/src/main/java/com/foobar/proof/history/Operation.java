package com.foobar.proof.history;

import java.util.List;

/**
 * One operation from its beginning to its end.
 *
 * @param process its number; every operation is a process of its own, since arrivals wait for
 *     nobody
 * @param invoked in microseconds since 1970
 * @param outcome INFO also when the history ends before it did
 * @param completed in microseconds since 1970; {@link Long#MAX_VALUE} when it never was
 * @param result null unless the outcome is OK
 * @param error the problem's code, or what kept an answer from coming; null for a good one
 * @param attempts each sending, the first one first
 */
public record Operation(
    long process,
    Asked request,
    long invoked,
    Outcome outcome,
    long completed,
    Answered result,
    String error,
    List<Attempt> attempts) {

  public Kind op() {
    return request.op();
  }

  public boolean isOk() {
    return outcome == Outcome.OK;
  }

  public boolean isCompleted() {
    return completed != Long.MAX_VALUE;
  }

  /** Whether it was sent more than once. */
  public boolean isRepeated() {
    return attempts.size() > 1;
  }

  /** Whether it has shown that somebody is suddenly not logged in any more. */
  public boolean isLostLogin() {
    return op().isLostLogin(this);
  }

  /** From its beginning to its end, in microseconds. */
  public long latency() {
    return completed - invoked;
  }

  /** As it was known at that moment: who ends later has not ended. */
  Operation asOf(long time) {
    return completed <= time
        ? this
        : new Operation(
            process, request, invoked, Outcome.INFO, Long.MAX_VALUE, null, null, List.of());
  }

  /** Who gave the last answer and under which request id, for evidence. */
  public String trace() {
    if (attempts.isEmpty()) {
      return "#" + process;
    }
    Attempt last = attempts.get(attempts.size() - 1);
    return "#%d, %s, request %s".formatted(process, last.server(), last.requestId());
  }
}
