package com.foobar.proof.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.spi.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a small site with a log-in. */
class VisitorsTest {
  private static final SitePlan PLAN =
      new SitePlan(
          List.of(
              Step.of(1, "GET", "/page").withTexts(List.of("hello")),
              Step.of(2, "GET", "/page").withTexts(List.of("good bye")),
              Step.of(3, "GET", "/nowhere")),
          List.of(
              Step.of(4, "POST", "/login")
                  .with("user={person}", "application/x-www-form-urlencoded")
                  .withStatuses(List.of(302))),
          List.of(Step.of(5, "GET", "/own").withTexts(List.of("user={person}"))),
          Limits.DEFAULT);

  private final Map<String, String> sessions = new ConcurrentHashMap<>();
  private HttpServer server;
  private Visitors visitors;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, 404, ""));
    server.createContext("/page", exchange -> answer(exchange, 200, "hello"));
    server.createContext("/login", this::logIn);
    server.createContext("/own", this::own);
    server.start();
    visitors =
        new Visitors(
            List.of("http://127.0.0.1:" + server.getAddress().getPort()), PLAN, new RunClock());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void logIn(HttpExchange exchange) throws IOException {
    String user = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String session = "s" + sessions.size();
    sessions.put(session, user);
    exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=" + session + "; path=/");
    answer(exchange, 302, "");
  }

  private void own(HttpExchange exchange) throws IOException {
    String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    String user = sessions.get(cookie.replace("JSESSIONID=", ""));
    answer(exchange, user == null ? 401 : 200, user == null ? "who?" : user);
  }

  private Answer read(int page) {
    return visitors.send(new SiteKind.Read(page, "")).join();
  }

  @Test
  void aPageHasToBeWhatIsExpected() {
    assertThat(read(0).outcome()).isEqualTo(Outcome.OK);
    assertThat(read(1).error()).isEqualTo("other text: without 'good bye'");
    assertThat(read(2)).satisfies(a -> assertThat(a.error()).isEqualTo("status 404"));
    assertThat(read(2).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void nobodyThereIsUnknown() {
    server.stop(0);

    assertThat(read(0).outcome()).isEqualTo(Outcome.INFO);
    assertThat(read(0).error()).startsWith("unreachable: ");
  }

  @Test
  void whoLogsInStaysSoUntilTheSessionIsLost() {
    visitors.logIn(1).join();
    visitors.logIn(2).join();
    SiteKind.Stay first = new SiteKind.Stay(1, 0, "/own");
    assertThat(visitors.send(first).join().outcome()).isEqualTo(Outcome.OK);
    assertThat(visitors.send(new SiteKind.Stay(2, 0, "/own")).join().outcome())
        .isEqualTo(Outcome.OK);

    sessions.clear();
    assertThat(visitors.send(first).join().outcome()).isEqualTo(Outcome.FAIL);

    assertThat(visitors.send(new SiteKind.Login(1)).join().outcome()).isEqualTo(Outcome.OK);
    assertThat(visitors.send(first).join().outcome()).isEqualTo(Outcome.OK);
  }
}
