package com.foobar.boxoffice.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.spi.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that gives prepared answers. */
class SiteTest {
  private static final String ANNA = "anna@example.com";
  private static final String PLACED =
      """
      {"id":"00000000-0000-0000-0000-000000000001","total":{"amountMinor":2500,"currency":"EUR"},
       "tickets":[{"id":"00000000-0000-0000-0000-000000000002","seatId":11,"code":"T1"}]}
      """;

  private record Canned(int status, String body) {}

  private final Queue<Canned> answers = new ArrayDeque<>();
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private Site site;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api", this::answer);
    server.start();
    site = new Site(List.of(url(server.getAddress())), new RunClock());
  }

  private static String url(InetSocketAddress address) {
    return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.add(
        "%s %s key=%s cookie=%s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Cookie")));
    Canned canned = answers.remove();
    byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Served-By", "server-1");
    exchange.getResponseHeaders().add("X-Request-Id", "request-" + seen.size());
    exchange.getResponseHeaders().add("Set-Cookie", "SERVERID=server-1; path=/; HttpOnly");
    exchange.sendResponseHeaders(canned.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Answer send(Request request, Canned... prepared) {
    answers.addAll(List.of(prepared));
    Answer answer = site.send(request).join();
    assertThat(answers).isEmpty();
    return answer;
  }

  private static Canned problem(int status, String code) {
    return new Canned(status, "{\"code\":\"%s\"}".formatted(code));
  }

  private static Request.Order order() {
    return new Request.Order(ANNA, UUID.randomUUID(), "key-1", "invoice");
  }

  @Test
  void whoFindsNobodyAtOneBalancerGoesToTheNextAndStaysThere() throws IOException {
    InetSocketAddress dead;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = (InetSocketAddress) unused.getLocalSocketAddress();
    }
    site = new Site(List.of(url(dead), url(server.getAddress())), new RunClock());

    Answer answer = send(order(), new Canned(200, PLACED));
    Answer again = send(order(), new Canned(200, PLACED));

    assertThat(answer.attempts()).extracting(Attempt::status).containsExactly(200);
    assertThat(again.attempts()).extracting(Attempt::status).containsExactly(200);
    assertThat(seen)
        .containsExactly(
            "POST /api/orders key=key-1 cookie=null",
            "POST /api/orders key=key-1 cookie=SERVERID=server-1");
  }

  @Test
  void anOrderIsSentAgainWithItsKeyUntilSomebodyAnswers() {
    Answer answer = send(order(), problem(503, "unavailable"), new Canned(200, PLACED));

    assertThat(answer.outcome()).isEqualTo(Outcome.OK);
    assertThat(answer.result())
        .isEqualTo(
            new Result.Placed(
                new UUID(0, 1), 2500, List.of(new Result.Ticket(new UUID(0, 2), 11, "T1"))));
    assertThat(answer.attempts())
        .extracting(Attempt::status, Attempt::error, Attempt::server, Attempt::requestId)
        .containsExactly(
            tuple(503, "unavailable", "server-1", "request-1"),
            tuple(200, null, "server-1", "request-2"));
    assertThat(seen)
        .containsExactly(
            "POST /api/orders key=key-1 cookie=null",
            "POST /api/orders key=key-1 cookie=SERVERID=server-1");
  }

  @Test
  void aHoldIsSentOnceAndUnknownWithoutAnAnswer() {
    Answer answer = send(Request.Hold.best(ANNA, 7, 3, 2), problem(503, "unavailable"));

    assertThat(answer.outcome()).isEqualTo(Outcome.INFO);
    assertThat(seen).hasSize(1);
  }

  @Test
  void aDefiniteNoIsARefusalThoughAnEarlierSendingWasNotAnswered() {
    Answer answer = send(order(), problem(503, "unavailable"), problem(409, "hold-expired"));

    assertThat(answer.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(answer.error()).isEqualTo("hold-expired");
  }

  @Test
  void whoIsTurnedAwayAtTheGateDoesNotKnowWhatAnEarlierSendingDid() {
    assertThat(send(order(), problem(401, "login-required")).outcome()).isEqualTo(Outcome.FAIL);
    assertThat(send(order(), problem(503, "unavailable"), problem(401, "login-required")).outcome())
        .isEqualTo(Outcome.INFO);
  }

  @Test
  void anErrorOfTheServerIsNotRepeatedAndUnknown() {
    assertThat(send(order(), problem(500, "internal-error")).outcome()).isEqualTo(Outcome.INFO);
  }

  @Test
  void aGoodAnswerThatIsNoJsonTellsNothing() {
    Answer answer =
        send(Request.Hold.best(ANNA, 7, 3, 2), new Canned(200, "<html>back in a minute</html>"));

    assertThat(answer.outcome()).isEqualTo(Outcome.INFO);
  }

  @Test
  void aReleaseNeedsNoBody() {
    assertThat(send(new Request.Release(ANNA, UUID.randomUUID()), new Canned(204, "")).outcome())
        .isEqualTo(Outcome.OK);
  }

  @Test
  void nobodyThereIsUnknown() {
    server.stop(0);

    Answer answer = site.send(Request.Hold.best(ANNA, 7, 3, 2)).join();

    assertThat(answer.outcome()).isEqualTo(Outcome.INFO);
    assertThat(answer.attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.status()).isZero();
              assertThat(attempt.error()).startsWith("unreachable");
            });
  }
}
