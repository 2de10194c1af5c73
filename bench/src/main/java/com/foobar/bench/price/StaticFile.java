package com.foobar.bench.price;

import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the box office's that anybody may have, of about four kilobytes. */
final class StaticFile {
  /** Bytes that it has at least. */
  static final int LEAST = 3_500;

  private static final Pattern ASSETS = Pattern.compile("/assets/[0-9a-f]{16}/");

  private StaticFile() {}

  /** Its path has a fingerprint in it, which the first page tells. */
  static String path(Stand stand) {
    try {
      String page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(stand.edge() + "/"))
                      .timeout(Duration.ofSeconds(20))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      Matcher assets = ASSETS.matcher(page);
      if (!assets.find()) {
        throw new StackException(
            "%s/ is not the box office, which ./stack bench measures".formatted(stand.edge()));
      }
      return assets.group() + "css/catalogue.css";
    } catch (IOException e) {
      throw new StackException("%s/ does not answer: %s".formatted(stand.edge(), e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
