package com.foobar.tests.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A WildFly whose neighbour left, or froze and thawed, is afterwards as good as before. */
class SurvivingServerStackIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int REGULARS = 20;
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  private final TestStack stack;
  private final Site site;

  SurvivingServerStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.mend();
  }

  /** What it still had to say to the one that left is not tried again for ever. */
  @Test
  void aPlannedRestartFailsNobodyAndTheOtherComesToRest() throws InterruptedException {
    try (SteadyLoad load = SteadyLoad.on(site)) {
      stack.run("fault", "restart", "server-2/wildfly").requireSuccess();
      load.awaitMoreAnswers();

      assertThat(load.failures()).isEmpty();
    }

    BusiestThread busiest =
        new BusiestThread(
            new HostProcesses(stack.layout())
                .state(stack.service("server-1", WildflyNode.NAME))
                .pid());
    await("no thread of server-1's WildFly turns without end")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> busiest.share() < 0.5);
  }

  @Test
  void bothServeEverybodyAfterEachWasFrozenForAWhile() throws InterruptedException {
    Visitor visitor = site.visitor().registered();
    try (SteadyLoad load = SteadyLoad.on(site)) {
      for (String frozen : SERVERS) {
        String other = SERVERS.get(1 - SERVERS.indexOf(frozen));
        stack.run("fault", "pause", frozen + "/wildfly").requireSuccess();
        await().atMost(LIMIT).until(() -> !EdgeStatistics.of(stack).isUp(frozen));
        awaitLoggedIn(visitor, other);

        stack.run("fault", "resume", frozen + "/wildfly").requireSuccess();
        await().atMost(LIMIT).until(() -> EdgeStatistics.of(stack).isUp(frozen));
        load.awaitMoreAnswers();
        SERVERS.forEach(server -> awaitLoggedIn(visitor, server));
        // They are one cluster again: each knows who logs in at the other.
        await()
            .atMost(LIMIT)
            .ignoreExceptionsMatching(failure -> true)
            .until(() -> isKnownAt(other, site.visitor().movedTo(frozen).registered()));
      }
    }
  }

  /** Also that of who came to it before it was one of the cluster again. */
  @Test
  void aServerThatThawedKeepsNobodysSession() throws InterruptedException {
    String frozen = "server-2";
    List<Visitor> regulars =
        Stream.generate(() -> site.visitor().movedTo(frozen).registered()).limit(REGULARS).toList();
    CountDownLatch over = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(REGULARS);
    try {
      regulars.forEach(regular -> threads.execute(() -> comeAgain(regular, frozen, over)));
      stack.run("fault", "pause", frozen + "/wildfly").requireSuccess();
      await().atMost(LIMIT).until(() -> !EdgeStatistics.of(stack).isUp(frozen));
      stack.run("fault", "resume", frozen + "/wildfly").requireSuccess();
      await()
          .atMost(LIMIT)
          .ignoreExceptionsMatching(failure -> true)
          .until(() -> isKnownAt("server-1", site.visitor().movedTo(frozen).registered()));
    } finally {
      over.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    regulars.forEach(regular -> SERVERS.forEach(server -> awaitLoggedIn(regular, server)));
  }

  private static void comeAgain(Visitor visitor, String server, CountDownLatch over) {
    try {
      do {
        try {
          visitor.movedTo(server).get("/api/session");
        } catch (RuntimeException | AssertionError e) {
          // No answer from a frozen server; what matters is what is left behind.
        }
      } while (!over.await(50, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitLoggedIn(Visitor visitor, String server) {
    await("%s knows who is logged in".formatted(server))
        .atMost(LIMIT)
        .ignoreExceptionsMatching(failure -> true)
        .until(() -> isKnownAt(server, visitor));
  }

  private static boolean isKnownAt(String server, Visitor visitor) {
    return visitor.movedTo(server).get("/api/session").require(200).servedBy().equals(server);
  }
}
