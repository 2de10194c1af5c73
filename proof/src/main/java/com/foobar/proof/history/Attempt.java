package com.foobar.proof.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One sending of a request.
 *
 * @param time when it was sent, in microseconds since 1970
 * @param latency until its answer or its failure, in microseconds
 * @param status HTTP's; 0 when no answer came
 * @param error the answer's problem code, or what kept it from coming; null for a good answer
 * @param server who answered, as far as it said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
    long time, long latency, int status, String error, String server, String requestId) {

  /** Whether nobody answered who could have known. */
  @JsonIgnore
  public boolean isUnanswered() {
    return status == 0 || status >= 500;
  }
}
