package com.foobar.proof.http;

import com.foobar.proof.history.RunClock;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a site over HTTP/1.1 as browsers do, for many people at once: each brings their own cookies.
 */
public final class SiteClient {
  static {
    // HAProxy closes a connection that was idle for 30 s; the client has to be first to let go, so
    // that no request runs into a door that closes.
    System.setProperty("jdk.httpclient.keepalive.timeout", "20");
  }

  private final HttpClient http = newHttpClient();
  private final RunClock clock;
  private final Duration patience;

  /**
   * @param patience how long somebody waits for an answer
   */
  public SiteClient(RunClock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /** Over connections that are kept; no redirection is followed. */
  public static HttpClient newHttpClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /**
   * Sends it once.
   *
   * @param own cookies that go with it, and take up what the answer sets
   * @return completed in bounded time, and never with an exception
   */
  public CompletableFuture<Reply> exchange(HttpRequest request, Cookies own) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request, (name, value) -> true).timeout(patience);
    if (!own.header().isEmpty()) {
      builder.header("Cookie", own.header());
    }
    long sent = clock.now();
    return http.sendAsync(builder.build(), BodyHandlers.ofByteArray())
        // The request's own time-out ends with the headers; a server can freeze after them.
        .orTimeout(patience.toMillis() + 2_000, TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) ->
                failure == null ? received(sent, response, own) : missed(sent, failure));
  }

  private Reply received(long sent, HttpResponse<byte[]> response, Cookies own) {
    own.take(response.headers().allValues("Set-Cookie"));
    return new Reply(
        sent, clock.now() - sent, response.statusCode(), null, response.headers(), response.body());
  }

  private Reply missed(long sent, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean late = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    return new Reply(
        sent, clock.now() - sent, 0, late ? "timeout" : "unreachable: " + cause, null, new byte[0]);
  }
}
