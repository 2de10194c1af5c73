package com.foobar.bench.load;

import com.foobar.proof.http.SiteClient;
import com.foobar.proof.load.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks for one page, of several servers in turn, over connections that are kept. */
public final class Pages implements Operation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final List<HttpRequest> requests;
  private final int status;
  private final int least;

  /**
   * @param servers such as {@code http://127.1.0.1:8080}
   * @param path of the page
   * @param status that every answer has to have
   * @param least how many bytes every answer has to have
   */
  public Pages(List<String> servers, String path, int status, int least) {
    this.http = SiteClient.newHttpClient();
    this.requests =
        servers.stream()
            .map(server -> HttpRequest.newBuilder(URI.create(server + path)))
            .map(request -> request.timeout(PATIENCE).GET().build())
            .toList();
    this.status = status;
    this.least = least;
  }

  @Override
  public CompletableFuture<Boolean> begin(int worker) {
    return http.sendAsync(requests.get(worker % requests.size()), BodyHandlers.ofByteArray())
        // The request's own time-out ends with the headers.
        .orTimeout(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS)
        .thenApply(this::isExpected);
  }

  private boolean isExpected(HttpResponse<byte[]> answer) {
    return answer.statusCode() == status && answer.body().length >= least;
  }
}
