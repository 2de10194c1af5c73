package com.foobar.stack.component;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;

/** One HTTP question to a service that may not be there yet. */
public final class Probe {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(1))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private Probe() {}

  /** Empty when the answer's status is as wanted, else what came instead. */
  public static Optional<String> get(String url, IntPredicate wanted) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).build();
    try {
      int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
      return wanted.test(status)
          ? Optional.empty()
          : Optional.of("%s answers %d".formatted(url, status));
    } catch (IOException e) {
      return Optional.of(url + " does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
