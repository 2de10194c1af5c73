package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.InventoryApplication.Rehearsed;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Duration ENOUGH = Duration.ofMinutes(1);
  private static final int ROUNDS = 50;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void asksForEachAddressAgainAndAgainAndSaysWhoAsks() {
    answer("/shop/", 200);
    answer("/moved", 302);

    List<String> warnings =
        warmUp(ENOUGH)
            .of(List.of(new Rehearsed("GET", "/shop/?q=1"), new Rehearsed("POST", "/moved")));

    assertThat(warnings).isEmpty();
    assertThat(asked).hasSize(2 * ROUNDS);
    assertThat(asked).filteredOn("GET /shop/?q=1 key"::equals).hasSize(ROUNDS);
    assertThat(asked).filteredOn("POST /moved key"::equals).hasSize(ROUNDS);
  }

  @Test
  void whatFailsIsToldAndAskedNoMore() {
    answer("/fine", 200);
    answer("/broken", 500);

    List<String> warnings =
        warmUp(ENOUGH).of(List.of(new Rehearsed("GET", "/broken"), new Rehearsed("GET", "/fine")));

    assertThat(warnings).containsExactly("GET /broken answers 500");
    // Two at once may both have begun.
    assertThat(asked).filteredOn("GET /broken key"::equals).hasSizeBetween(1, 2);
    assertThat(asked).filteredOn("GET /fine key"::equals).hasSize(ROUNDS);
  }

  @Test
  void whatHangsIsLeftBehindAndTold() {
    server.createContext(
        "/hangs",
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    List<String> warnings =
        warmUp(Duration.ofMillis(200)).of(List.of(new Rehearsed("GET", "/hangs")));

    assertThat(warnings).singleElement().asString().contains("before it was warm");
  }

  @Test
  void aServerThatIsGoneIsToldOf() {
    server.stop(0);

    assertThat(warmUp(ENOUGH).of(List.of(new Rehearsed("GET", "/"))))
        .singleElement()
        .asString()
        .startsWith("GET / does not answer");
  }

  private WarmUp warmUp(Duration longest) {
    return new WarmUp("http://127.0.0.1:" + server.getAddress().getPort(), "key", ROUNDS, longest);
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("X-Warm-Up"));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }
}
