package com.foobar.stack.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** One HTTP question to a service that may not be there yet. */
public final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Probe() {}

  /** Empty when the answer's status is as wanted, else what came instead. */
  public static Optional<String> get(String url, IntPredicate wanted) {
    return get(url, Map.of(), wanted);
  }

  /** The same, with headers. */
  public static Optional<String> get(String url, Map<String, String> headers, IntPredicate wanted) {
    try {
      HttpURLConnection question = HttpQuestion.to("GET", url, PATIENCE);
      headers.forEach(question::setRequestProperty);
      int status = HttpQuestion.status(question);
      return wanted.test(status)
          ? Optional.empty()
          : Optional.of("%s answers %d".formatted(url, status));
    } catch (IOException e) {
      return Optional.of(url + " does not answer");
    }
  }
}
