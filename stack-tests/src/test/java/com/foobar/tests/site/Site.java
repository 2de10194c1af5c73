package com.foobar.tests.site;

import com.foobar.proof.http.SiteClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** An address that answers HTTP: the balancer, or a server past it. */
public final class Site {
  /** Above the balancer's own 30 s, so that its answer arrives. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private final URI base;
  private final HttpClient client = SiteClient.newHttpClient();

  public Site(URI base) {
    this.base = base;
  }

  public URI base() {
    return base;
  }

  public URI resolve(String path) {
    return base.resolve(path);
  }

  /** Somebody who comes for the first time. */
  public Visitor visitor() {
    return new Visitor(this);
  }

  /** One request of somebody who keeps no cookies. */
  public Answer get(String path, String... headers) {
    return visitor().get(path, headers);
  }

  /**
   * What is on, as it is made for this request alone: its address is new, so that Nginx has no
   * answer to it that somebody else got a moment before.
   */
  public Answer freshEvents() {
    return get("/api/events?asked=" + UUID.randomUUID());
  }

  Answer send(HttpRequest.Builder request) {
    HttpRequest built = request.timeout(LIMIT).build();
    String name = built.method() + " " + built.uri();
    try {
      return Answer.of(name, client.send(built, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + name, e);
    }
  }
}
