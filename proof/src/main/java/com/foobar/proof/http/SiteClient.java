package com.foobar.proof.http;

import com.foobar.proof.history.RunClock;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

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
  private final List<String> urls;
  private final RunClock clock;
  private final Duration patience;
  private final AtomicInteger newcomers = new AtomicInteger();

  /**
   * @param urls of each of the site's balancers, without a path, such as {@code
   *     http://127.1.0.10:8080}; people begin at each in turn, and go to the next where nobody
   *     takes their connection, as browsers do with the addresses that DNS gives
   * @param patience how long somebody waits for an answer
   */
  public SiteClient(List<String> urls, RunClock clock, Duration patience) {
    this.urls = List.copyOf(urls);
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

  /** A browser that knows nothing of the site yet. */
  public Cookies newcomer() {
    return new Cookies(newcomers.getAndIncrement());
  }

  /**
   * The beginning of a request.
   *
   * @param path with a query, if there is one
   */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(urls.get(0) + path));
  }

  /**
   * Sends it once, to the address where its browser is.
   *
   * @param request of {@link #request}
   * @param own cookies that go with it, and take up what the answer sets
   * @return completed in bounded time, and never with an exception
   */
  public CompletableFuture<Reply> exchange(HttpRequest request, Cookies own) {
    return exchange(request, own, clock.now(), urls.size());
  }

  /**
   * @param untried addresses, of which the browser's is the next
   */
  private CompletableFuture<Reply> exchange(
      HttpRequest request, Cookies own, long sent, int untried) {
    int address = own.address();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request, (name, value) -> true)
            .uri(at(address, request.uri()))
            .timeout(patience);
    if (!own.header().isEmpty()) {
      builder.header("Cookie", own.header());
    }
    return http.sendAsync(builder.build(), BodyHandlers.ofByteArray())
        // The request's own time-out ends with the headers; a server can freeze after them.
        .orTimeout(patience.toMillis() + 2_000, TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedFuture(received(sent, response, own));
              }
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              if (untried > 1 && cause instanceof ConnectException) {
                // Nothing was sent.
                own.goOnFrom(address);
                return exchange(request, own, sent, untried - 1);
              }
              return CompletableFuture.completedFuture(missed(sent, cause));
            })
        .thenCompose(reply -> reply);
  }

  private URI at(int address, URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(urls.get(Math.floorMod(address, urls.size())) + uri.getRawPath() + query);
  }

  private Reply received(long sent, HttpResponse<byte[]> response, Cookies own) {
    own.take(response.headers().allValues("Set-Cookie"));
    return new Reply(
        sent, clock.now() - sent, response.statusCode(), null, response.headers(), response.body());
  }

  private Reply missed(long sent, Throwable cause) {
    boolean late = cause instanceof HttpTimeoutException || cause instanceof TimeoutException;
    return new Reply(
        sent, clock.now() - sent, 0, late ? "timeout" : "unreachable: " + cause, null, new byte[0]);
  }
}
