package com.foobar.server.singletons;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Sends back what is for a singleton deployment that is not active on this server, before anybody
 * has looked at it, so that Nginx may ask another server ({@code nginx/includes/singletons.conf}).
 * Without this another application would have the request, whose context path is shorter.
 */
final class OnlyWhereActive implements HttpHandler {
  /** No application's: none is registered, and no program is known to use it. */
  static final int ELSEWHERE = 478;

  /**
   * The application's context path, encoded. In an answer it tells this 478 from an application's
   * own; in a request, Nginx asks another server for this application and no other.
   */
  static final HttpString SINGLETON = new HttpString("X-Singleton-Path");

  private final SingletonPaths singletons;

  /** The plain context paths of the applications that are active here. */
  private final Set<String> active;

  private final HttpHandler next;

  OnlyWhereActive(SingletonPaths singletons, Set<String> active, HttpHandler next) {
    this.singletons = singletons;
    this.active = active;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderValues asked = exchange.getRequestHeaders().get(SINGLETON);
    exchange.getRequestHeaders().remove(SINGLETON);
    Optional<String> absent =
        asked == null
            ? absentFor(exchange.getRelativePath())
            : Optional.of(asked.getFirst()).filter(this::isAbsent);
    if (absent.isPresent()) {
      exchange.setStatusCode(ELSEWHERE);
      exchange.getResponseHeaders().put(SINGLETON, absent.get());
      exchange.endExchange();
    } else {
      next.handleRequest(exchange);
    }
  }

  private boolean isAbsent(String mark) {
    return active.stream().map(OnlyWhereActive::mark).noneMatch(mark::equals);
  }

  private Optional<String> absentFor(String requested) {
    return singletons
        .of(requested)
        .filter(
            path ->
                ContextPaths.longest(active.stream(), requested)
                    .filter(found -> found.length() >= path.length())
                    .isEmpty())
        .map(OnlyWhereActive::mark);
  }

  private static String mark(String contextPath) {
    return URLEncoder.encode(contextPath, StandardCharsets.UTF_8);
  }
}
