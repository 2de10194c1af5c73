package com.foobar.stack.service.wildfly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.service.Answer;
import com.foobar.stack.service.Answer.Kind;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against a management interface that answers as WildFly 39 does, and a port that may be frozen.
 */
class WildflyQuestionsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private HttpServer management;
  private int readyStatus = 200;
  private String ready = "{\"status\":\"UP\",\"checks\":[]}";
  private String result = state("running", "RUNNING", "[]", "OK");
  private int managementStatus = 200;

  @BeforeEach
  void start() throws IOException {
    management = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    management.setExecutor(Executors.newCachedThreadPool());
    management.createContext("/health/ready", exchange -> answer(exchange, readyStatus, ready));
    management.createContext(
        "/management",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          if (authorization == null || !authorization.contains("username=\"admin\"")) {
            exchange
                .getResponseHeaders()
                .add(
                    "WWW-Authenticate",
                    "Digest"
                        + " realm=\"ManagementRealm\",domain=\"/management\",nonce=\"AAAA\",opaque=\"00\",algorithm=MD5,qop=\"auth\"");
            answer(exchange, 401, "");
          } else {
            answer(
                exchange, managementStatus, "{\"outcome\":\"success\",\"result\":" + result + "}");
          }
        });
    management.start();
  }

  @AfterEach
  void stop() {
    management.stop(0);
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private WildflyQuestions wildfly(int port, int managementPort) {
    return new WildflyQuestions(
        new HttpManagement(HERE.getHostAddress(), managementPort, "secret", Duration.ofMillis(500)),
        port);
  }

  private WildflyQuestions wildfly(int port) {
    return wildfly(port, management.getAddress().getPort());
  }

  /** That no application is known by name. */
  private static Answer ready(WildflyQuestions wildfly) {
    return wildfly.ready(health -> Optional.empty());
  }

  @Test
  void readyIsWell() {
    assertThat(ready(wildfly(1))).isEqualTo(Answer.WELL);
  }

  private static String state(String server, String suspension, String errors, String shop) {
    return """
    {"step-1":{"outcome":"success","result":"%s"},
     "step-2":{"outcome":"success","result":"%s"},
     "step-3":{"outcome":"success","result":%s},
     "step-4":{"outcome":"success","result":{"shop.war":{"status":"%s"},"off.war":{"status":"STOPPED"}}}}
    """
        .formatted(server, suspension, errors, shop);
  }

  @Test
  void theChecksThatAreDownAreNamed() {
    readyStatus = 503;
    ready =
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"stock\",\"status\":\"DOWN\",\"data\":{\"left\":0}}]}";
    Answer answer =
        wildfly(1)
            .ready(health -> Optional.of("shop.war is not ready here: " + health.failing().get(0)));

    assertThat(answer.kind()).isEqualTo(Kind.WRONG);
    assertThat(answer.reason())
        .isEqualTo("shop.war is not ready here: the check stock is DOWN {\"left\":0}");
  }

  @Test
  void whatIsWrongWithTheServerItselfIsSaid() {
    result = state("reload-required", "SUSPENDED", "[{\"failure\":\"no stock\"}]", "FAILED");

    assertThat(ready(wildfly(1)).reason())
        .isEqualTo(
            "it is not ready: its state is reload-required, it is suspended (SUSPENDED), it started"
                + " with errors: [{\"failure\":\"no stock\"}], shop.war has failed there");
  }

  /** As the server does when a check throws an Error. */
  @Test
  void aPageInsteadOfJsonIsAnApplicationsDoing() {
    readyStatus = 500;
    ready = "<html>";

    assertThat(ready(wildfly(1)))
        .isEqualTo(
            Answer.wrong("the readiness check of an application breaks the answer about all"));
  }

  @Test
  void aCheckThatHangsIsNoServerThatDoes() {
    CountDownLatch over = new CountDownLatch(1);
    management.removeContext("/health/ready");
    management.createContext(
        "/health/ready",
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });

    Answer answer = ready(wildfly(1));
    over.countDown();

    assertThat(answer.kind()).isEqualTo(Kind.WRONG);
    assertThat(answer.reason()).contains("the readiness check of an application does not answer");
  }

  /** The kernel takes the connection for a process that is frozen or deadlocked. */
  @Test
  void whoTakesTheQuestionAndSaysNothingIsSilent() throws IOException {
    result = "{\"busy-task-thread-count\":16,\"max-pool-size\":16}";
    try (ServerSocket frozen = new ServerSocket(0, 10, HERE)) {
      assertThat(ready(wildfly(1, frozen.getLocalPort())).kind()).isEqualTo(Kind.SILENT);
      Answer answer = wildfly(frozen.getLocalPort()).answersVisitors();
      assertThat(answer.kind()).isEqualTo(Kind.SILENT);
      assertThat(answer.reason()).contains("all of its 16 threads");
      assertThat(wildfly(frozen.getLocalPort(), frozen.getLocalPort()).answersVisitors().kind())
          .isEqualTo(Kind.SILENT);
    }
  }

  @Test
  void aSlowPageIsNoDeadlock() throws IOException {
    result = "{\"busy-task-thread-count\":3,\"max-pool-size\":16}";
    try (ServerSocket slow = new ServerSocket(0, 10, HERE)) {
      assertThat(wildfly(slow.getLocalPort()).answersVisitors()).isEqualTo(Answer.WELL);
    }
  }

  /** A page may lead anywhere: that it answers is enough, and that nothing is fetched. */
  @Test
  void anyAnswerWillDo() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer application = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    try (ServerSocket frozen = new ServerSocket(0, 10, HERE)) {
      application.createContext(
          "/",
          exchange -> {
            asked.add(exchange.getRequestMethod());
            exchange
                .getResponseHeaders()
                .add(
                    "Location",
                    "http://%s:%d/".formatted(HERE.getHostAddress(), frozen.getLocalPort()));
            answer(exchange, 302, "");
          });
      application.start();

      assertThat(wildfly(application.getAddress().getPort()).answersVisitors())
          .isEqualTo(Answer.WELL);
      assertThat(asked).containsExactly("HEAD");
    } finally {
      application.stop(0);
    }
  }

  /** As it is when the management has no such figures: then silence is silence. */
  @Test
  void whereTheThreadsCannotBeCountedSilenceCounts() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 10, HERE)) {
      assertThat(wildfly(slow.getLocalPort()).answersVisitors().kind()).isEqualTo(Kind.SILENT);
    }
  }

  @Test
  void aManagementThatAnswersOtherwiseSaysNothing() {
    for (int status : new int[] {500, 203}) {
      managementStatus = status;

      assertThatThrownBy(() -> wildfly(1).deployments())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("" + status);
    }
  }

  @Test
  void whereNobodyListensItIsRefused() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
      free = socket.getLocalPort();
    }
    assertThat(ready(wildfly(free, free)).kind()).isEqualTo(Kind.REFUSED);
    assertThat(wildfly(free).answersVisitors().kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void readsWhatIsDeployed() throws IOException {
    result =
        """
        {"step-4":{"outcome":"success","result":{
          "shop.war":{"enabled":true,"status":"OK","content":[{"hash":{"BYTES_VALUE":"3q2+7w=="}}]},
          "old.war":{"enabled":false,"status":"STOPPED","content":[{"hash":{"BYTES_VALUE":"AA=="}}]}}}}
        """;
    assertThat(wildfly(1).deployments())
        .isEqualTo(
            Map.of(
                "shop.war", new Deployed("deadbeef", true, "OK"),
                "old.war", new Deployed("00", false, "STOPPED")));
  }
}
