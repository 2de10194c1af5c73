package com.foobar.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.service.wildfly.HttpManagement;
import com.foobar.stack.service.wildfly.HttpManagement.ContextRoot;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpQuestionTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whateverIsAnsweredIsTheAnswer() throws IOException {
    answer("/moved", 302, "");
    answer("/broken", 503, "{\"status\":\"DOWN\"}");
    answer("/fine", 200, "{\"status\":\"UP\"}");

    assertThat(HttpQuestion.status("GET", url("/moved"), PATIENCE)).isEqualTo(302);
    assertThat(HttpQuestion.status("HEAD", url("/fine"), PATIENCE)).isEqualTo(200);
    assertThat(HttpQuestion.status("TRACE", url("/broken"), PATIENCE)).isEqualTo(503);
    assertThat(HttpQuestion.text(url("/broken"), PATIENCE)).isEqualTo("{\"status\":\"DOWN\"}");
    assertThat(HttpQuestion.text(url("/fine"), PATIENCE)).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void nobodyAndNobodyWhoAnswersAreToldApart() throws IOException {
    int free;
    try (ServerSocket frozen = new ServerSocket(0, 10, HERE)) {
      free = frozen.getLocalPort();
      assertThatThrownBy(() -> HttpQuestion.status("GET", url(frozen.getLocalPort()), PATIENCE))
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThatThrownBy(() -> HttpQuestion.status("GET", url(free), PATIENCE))
        .isInstanceOf(ConnectException.class);
  }

  /** As WildFly 39 answers when it is asked for all deployments at once: an EAR and a WAR. */
  @Test
  void theManagementTellsWhereWebApplicationsAnswer() throws IOException {
    server.createContext(
        "/management",
        exchange -> {
          String question =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(
              exchange,
              200,
              question.contains("subdeployment")
                  ? """
                  {"outcome":"success","result":[{"address":[{"deployment":"foobar.ear"},{"subdeployment":"web-module.war"},{"subsystem":"undertow"}],"outcome":"success","result":"/"}]}
                  """
                  : """
                  {"outcome":"success","result":[{"address":[{"deployment":"shop.war"},{"subsystem":"undertow"}],"outcome":"success","result":"/shop"},
                   {"address":[{"deployment":"failed.war"},{"subsystem":"undertow"}],"outcome":"success","result":null}]}
                  """);
        });
    HttpManagement management =
        new HttpManagement(
            HERE.getHostAddress(), server.getAddress().getPort(), "secret", PATIENCE);

    assertThat(management.contextRoots())
        .containsExactlyInAnyOrder(
            new ContextRoot("foobar.ear", "web-module.war", "/"),
            new ContextRoot("shop.war", "shop.war", "/shop"));
  }

  private void answer(String path, int status, String text) {
    server.createContext(path, exchange -> answer(exchange, status, text));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.getResponseHeaders().add("Location", "/fine");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private String url(String path) {
    return "http://%s:%d%s".formatted(HERE.getHostAddress(), server.getAddress().getPort(), path);
  }

  private static String url(int port) {
    return "http://%s:%d/".formatted(HERE.getHostAddress(), port);
  }
}
