package org.example.echo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells what of a request came as far as here, and answers what the query asks for:
 *
 * <pre>
 * status=503         the status
 * header=Name:Value  a header, as often as it is said
 * size=5000          a text of that many characters instead of what was seen
 * announce=false     without a Content-Length
 * etag="1"           an ETag, and 304 to whoever has exactly that
 * pieces=3           so many pieces, flushed one by one
 * pause=2000         milliseconds before the answer and between pieces
 * redirect=/there    an absolute redirect, made by the server
 * session=true       makes a session
 * ready=DOWN         what its readiness check does from now on, on this server ({@link EchoCheck.Way})
 * run=NAME           counts how often it was run under that name; count=NAME tells
 * after=OTHER        with run=NAME: how often OTHER had been run by then; count=OTHER-before-NAME tells
 * </pre>
 */
@WebServlet({"/echo", "/echo/*"})
public class EchoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Query query = Query.of(request.getQueryString());
    query
        .first("run")
        .ifPresent(
            name -> {
              if (run(name) == 1) {
                query
                    .first("after")
                    .ifPresent(other -> runs(other + "-before-" + name).set(runs(other).get()));
              }
            });
    query.first("ready").map(EchoCheck.Way::valueOf).ifPresent(EchoCheck::become);
    String seen = seen(request);
    response.setContentType("text/plain");
    response.setCharacterEncoding("UTF-8");
    for (String header : query.all("header")) {
      int colon = header.indexOf(':');
      response.addHeader(header.substring(0, colon), header.substring(colon + 1));
    }
    if (query.has("session")) {
      request.getSession();
    }
    if (query.has("etag")) {
      response.setHeader("ETag", query.first("etag").orElseThrow());
      if (query.first("etag").orElseThrow().equals(request.getHeader("If-None-Match"))) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    if (query.has("redirect")) {
      response.sendRedirect(query.first("redirect").orElseThrow());
      return;
    }
    response.setStatus(query.first("status").map(Integer::parseInt).orElse(200));
    byte[] body =
        query
            .first("count")
            .map(name -> String.valueOf(runs(name).get()))
            .or(() -> query.first("size").map(size -> "x".repeat(Integer.parseInt(size))))
            .orElse(seen)
            .getBytes(StandardCharsets.UTF_8);
    write(query, body, response);
  }

  private static void write(Query query, byte[] body, HttpServletResponse response)
      throws IOException {
    long pause = query.first("pause").map(Long::parseLong).orElse(0L);
    int pieces = query.first("pieces").map(Integer::parseInt).orElse(0);
    if (pieces > 0) {
      for (int i = 0; i < pieces; i++) {
        response.getOutputStream().write(("data: " + i + "\n\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        sleep(i + 1 < pieces ? pause : 0);
      }
      return;
    }
    sleep(pause);
    if (query.has("announce")) {
      response.flushBuffer();
    } else {
      response.setContentLength(body.length);
    }
    response.getOutputStream().write(body);
  }

  static int run(String name) {
    return runs(name).incrementAndGet();
  }

  private static AtomicInteger runs(String name) {
    return RUNS.computeIfAbsent(name, n -> new AtomicInteger());
  }

  private static String seen(HttpServletRequest request) throws IOException {
    StringBuilder seen = new StringBuilder();
    line(seen, "method", request.getMethod());
    line(seen, "uri", request.getRequestURI());
    line(seen, "query", request.getQueryString());
    line(seen, "url", request.getRequestURL());
    line(seen, "path", request.getPathInfo());
    line(seen, "length", request.getContentLengthLong());
    line(seen, "session", request.isRequestedSessionIdValid());
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          new ArrayList<>(Collections.list(request.getHeaders(name))));
    }
    headers.forEach((name, values) -> line(seen, "header " + name, values));
    try (InputStream body = request.getInputStream()) {
      byte[] bytes = body.readAllBytes();
      line(seen, "body", bytes.length + " bytes " + java.util.Arrays.hashCode(bytes));
    }
    return seen.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of the address alone: a form's fields stay in its body. */
  private record Query(Map<String, List<String>> values) {
    static Query of(String text) {
      Map<String, List<String>> values = new TreeMap<>();
      if (text != null) {
        for (String part : text.split("&")) {
          int equals = part.indexOf('=');
          if (equals > 0) {
            values
                .computeIfAbsent(part.substring(0, equals), n -> new ArrayList<>())
                .add(URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
          }
        }
      }
      return new Query(values);
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    List<String> all(String name) {
      return values.getOrDefault(name, List.of());
    }

    java.util.Optional<String> first(String name) {
      return all(name).stream().findFirst();
    }
  }
}
