package com.foobar.proof.spi;

import com.foobar.proof.history.Answered;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.Outcome;
import java.util.List;

/**
 * How a request ended.
 *
 * @param result null unless the outcome is OK
 * @param error the problem's code, or what kept an answer from coming; null for a good one
 */
public record Answer(Outcome outcome, Answered result, String error, List<Attempt> attempts) {

  public static Answer ok(Answered result, List<Attempt> attempts) {
    return new Answer(Outcome.OK, result, null, attempts);
  }

  /** A definite no. */
  public static Answer refused(String error, List<Attempt> attempts) {
    return new Answer(Outcome.FAIL, null, error, attempts);
  }

  /** Nobody knows. */
  public static Answer unknown(String error, List<Attempt> attempts) {
    return new Answer(Outcome.INFO, null, error, attempts);
  }
}
