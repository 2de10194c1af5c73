package com.foobar.proof.http;

import com.foobar.proof.history.Attempt;
import java.net.http.HttpHeaders;

/**
 * How one sending of a request ended.
 *
 * @param sent when, in microseconds since 1970
 * @param latency until its answer or its failure, in microseconds
 * @param status HTTP's; 0 when no answer came
 * @param failure what kept an answer from coming: {@code timeout}, or {@code unreachable: …}; null
 *     when it came
 * @param headers null when no answer came
 * @param body empty when no answer came
 */
public record Reply(
    long sent, long latency, int status, String failure, HttpHeaders headers, byte[] body) {
  /** Whether it says that what was asked for was done. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /**
   * For the history.
   *
   * @param status what the answer comes to
   * @param error what is wrong with it; null when nothing is
   */
  public Attempt attempt(int status, String error) {
    return new Attempt(sent, latency, status, error, header("X-Served-By"), header("X-Request-Id"));
  }

  /** Null when there is none. */
  public String header(String name) {
    return headers == null ? null : headers.firstValue(name).orElse(null);
  }
}
