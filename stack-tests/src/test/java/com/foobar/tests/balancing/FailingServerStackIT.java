package com.foobar.tests.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.site.Answer;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What visitors notice when servers die: nothing, as long as one is left. */
class FailingServerStackIT {
  private final TestStack stack;
  private final Site site;

  FailingServerStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.up();
  }

  @Test
  void aLoginOutlivesEveryNodeInTurnAndNoReaderNotices() {
    Visitor visitor = site.visitor().registered();
    Optional<String> email = visitor.whoAmI();
    assertThat(email).isPresent();

    // The second to die has the session from the first only over the network.
    for (String dead : List.of("server-1", "server-2")) {
      visitor.movedWithLoginTo(dead);
      assertThat(visitor.whoAmI()).isEqualTo(email);

      stack.kill(dead + "/wildfly");

      for (int i = 0; i < 30; i++) {
        Answer answer = visitor.get("/api/session").require(200);
        assertThat(answer.json().get("email").asText()).isEqualTo(email.get());
        assertThat(answer.servedBy()).isNotEqualTo(dead);
      }
      assertEveryReadSucceeds();
      await().atMost(Duration.ofSeconds(60)).until(() -> !EdgeStatistics.of(stack).isUp(dead));
      assertEveryReadSucceeds();

      stack.up();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> site.freshEvents().servedBy().equals(dead));
    }
  }

  @Test
  void noReaderNoticesADeadNginx() {
    stack.kill("server-2/nginx");

    assertEveryReadSucceeds();
  }

  @Test
  void aServerWithoutItsDatabaseDoorGetsNoVisitors() {
    Visitor visitor = site.visitor().movedTo("server-2");

    stack.kill("server-2/database-door");

    await().atMost(Duration.ofSeconds(60)).until(() -> !EdgeStatistics.of(stack).isUp("server-2"));
    EventSummary event = visitor.roomiestEvent();
    assertThat(visitor.hold(event.id(), visitor.freeSeats(event.id(), 1).get(0).id())).isNotNull();
    assertThat(visitor.cookie(Visitor.PERSISTENCE_COOKIE)).hasValue("server-1");
  }

  /** Also what was sent to it before anybody could know. */
  @Test
  void readsAreNotKeptByAFrozenServer() {
    Visitor visitor = site.visitor().movedTo("server-2");
    stack.run("fault", "pause", "server-2/wildfly").requireSuccess();

    Answer answer = visitor.get("/api/session");

    assertThat(answer.servedBy()).isEqualTo("server-1");
  }

  private void assertEveryReadSucceeds() {
    for (int i = 0; i < 30; i++) {
      site.freshEvents().require(200);
      site.get("/").require(200);
    }
  }
}
