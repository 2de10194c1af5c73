package com.foobar.tests.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.delivery.EchoArchive;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Hold;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nginx, WildFly and MySQL on hosts of their own: a stack beside the tests' one. */
class RolesStackIT {
  private static final List<String> WAYS =
      List.of("app-1.web-1", "app-1.web-2", "app-2.web-1", "app-2.web-2");

  private final TestStack stack;

  RolesStackIT(TestStack stack) {
    this.stack = stack;
  }

  @Test
  void whatIsOnHostsOfItsOwnServesIsChangedAndSurvivesAsOnOne() throws Exception {
    try (TestStack apart = TestStack.start(stack.withRolesApart())) {
      apart.settledStatus().requireSuccess();
      Site site = apart.site();
      Visitor buyer = site.visitor().registered();

      assertFilesComeFromNginxAndAllElseFromWildfly(site);
      buyATicket(buyer);
      assertEveryWayIsTaken(site);
      try (SteadyLoad load = SteadyLoad.on(site)) {
        apart.run("deploy", EchoArchive.singletonWar().toString()).requireSuccess();
        apart.run("fault", "restart", "web-1").requireSuccess();
        load.awaitMoreAnswers();
        assertThat(load.failures()).isEmpty();
      }
      assertTheSingletonIsReachedOnEveryWay(site);

      apart.kill("web-1/nginx");
      apart.kill("app-2/wildfly");

      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(buyer.whoAmI()).isPresent());
      buyATicket(buyer);
      assertThat(buyer.orders()).hasSize(2);
      assertThat(site.get("/").require(200).servedBy()).isEqualTo("web-2");
    }
  }

  private static void assertFilesComeFromNginxAndAllElseFromWildfly(Site site) {
    assertThat(site.get("/").require(200).servedBy()).startsWith("web-");
    assertThat(site.visitor().get("/api/session").require(401).servedBy()).startsWith("app-");
  }

  private static void buyATicket(Visitor buyer) {
    long event = buyer.roomiestEvent().id();
    Hold hold = buyer.hold(event, buyer.freeSeats(event, 1).get(0).id());
    assertThat(buyer.order(hold).tickets()).hasSize(1);
  }

  private static void assertEveryWayIsTaken(Site site) {
    Set<String> taken = new TreeSet<>();
    for (int i = 0; i < 4 * WAYS.size(); i++) {
      Visitor visitor = site.visitor();
      Answer answer = visitor.get("/api/session");
      String way = visitor.cookie(Visitor.PERSISTENCE_COOKIE).orElseThrow();
      assertThat(way).startsWith(answer.servedBy() + ".");
      assertThat(visitor.get("/api/session").servedBy()).isEqualTo(answer.servedBy());
      taken.add(way);
    }
    assertThat(taken).containsExactlyElementsOf(WAYS);
  }

  private static void assertTheSingletonIsReachedOnEveryWay(Site site) throws IOException {
    Set<String> served = new TreeSet<>();
    for (String way : WAYS) {
      served.add(site.visitor().movedTo(way).get("/once/echo").require(200).servedBy());
    }
    assertThat(served).hasSize(1);
  }
}
