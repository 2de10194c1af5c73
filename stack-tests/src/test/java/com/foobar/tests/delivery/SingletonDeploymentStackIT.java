package com.foobar.tests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that is active on one server at a time has all its requests there. */
class SingletonDeploymentStackIT {
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  private final TestStack stack;
  private final Site site;

  SingletonDeploymentStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.mend();
    for (String name : List.of("once.war", "once.ear")) {
      if (stack.isDeployed(name)) {
        stack.run("undeploy", name).requireSuccess();
      }
    }
  }

  @Test
  void aWarIsReachedOnWhicheverServerItIsActive() throws IOException {
    assertIsReached(EchoArchive.singletonWar(), "/once/echo");
    assertItsLimitsHoldWhereverItIsActive();

    String active = theOnlyServerOf("/once/echo");
    stack.kill(active + "/wildfly");

    await().atMost(Duration.ofSeconds(30)).until(() -> site.get("/once/echo").status() == 200);
    assertThat(theOnlyServerOf("/once/echo")).isNotEqualTo(active);

    stack.up();
    theOnlyServerOf("/once/echo");
  }

  @Test
  void soIsAnEarThatSaysItInJbossAll() {
    assertIsReached(EchoArchive.singletonEar(), "/once/in-ear/echo");

    // What is beside it is another application's, on both servers.
    for (String server : SERVERS) {
      Answer beside = site.visitor().movedTo(server).get("/once/");
      assertThat(beside.require(404).servedBy()).isEqualTo(server);
    }
  }

  private void assertIsReached(Path archive, String page) {
    stack.run("deploy", archive.toString()).requireSuccess();
    stack.settledStatus().requireSuccess();

    theOnlyServerOf(page);
    assertEachPostIsRunOnce(page);
    assertItsOwnWordsPass(page);
  }

  /** Whichever server the balancer sends a visitor to. */
  private String theOnlyServerOf(String page) {
    Set<String> served = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      for (String server : SERVERS) {
        served.add(site.visitor().movedTo(server).get(page).require(200).servedBy());
      }
    }
    assertThat(served).hasSize(1);
    return served.iterator().next();
  }

  private void assertEachPostIsRunOnce(String page) {
    String run = UUID.randomUUID().toString();
    String body = "x".repeat(300_000);
    for (int i = 0; i < 5; i++) {
      for (String server : SERVERS) {
        site.visitor().movedTo(server).post(page + "?run=" + run, body).require(200);
      }
    }
    assertThat(site.get(page + "?count=" + run).require(200).body()).isEqualTo("10");
  }

  /** The balancer has to know its paths from either server. */
  private void assertItsLimitsHoldWhereverItIsActive() throws IOException {
    for (String server : SERVERS) {
      Path roots = stack.layout().contextRoots(stack.host(server)).resolve("once.war");
      assertThat(Files.readString(roots)).isEqualTo("/once");
    }
  }

  /** Also those that look like ours. */
  private void assertItsOwnWordsPass(String page) {
    for (int status : List.of(404, 421, 478, 503)) {
      String run = UUID.randomUUID().toString();
      for (String server : SERVERS) {
        site.visitor()
            .movedTo(server)
            .post(page + "?run=%s&status=%d".formatted(run, status), "x")
            .require(status);
      }
      assertThat(site.get(page + "?count=" + run).require(200).body()).isEqualTo("2");
    }
  }
}
