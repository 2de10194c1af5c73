package com.foobar.tests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.balancing.EdgeStatistics;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.BestWanted;
import com.foobar.tests.site.Site;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With every WildFly dead. */
class NoServerLeftStackIT {
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  private final TestStack stack;
  private final Site site;

  NoServerLeftStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.up();
  }

  @Test
  void filesAreServedByNginxAndTheRestIsRefusedInTheSitesOwnWords() {
    SERVERS.forEach(server -> stack.kill(server + "/wildfly"));

    assertUnavailable();
    SERVERS.forEach(this::assertNginxServesTheFilesByItself);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> SERVERS.stream().noneMatch(EdgeStatistics.of(stack)::isUp));
    assertUnavailable();

    Answer page = site.get("/").require(503);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.body()).contains("Back in a moment");
    assertThat(page.header("Retry-After")).isPresent();
    assertThat(page.header("X-Request-Id")).isPresent();
  }

  private void assertNginxServesTheFilesByItself(String server) {
    Site nginx = stack.nginxOf(server);
    Answer page = nginx.get("/").require(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.servedBy()).isEqualTo(server);
    nginx.get("/login.html").require(200);
    assertThat(nginx.freshEvents().status()).isGreaterThanOrEqualTo(500);
  }

  /** Before and after the health check notices, programs get the same answer. */
  private void assertUnavailable() {
    for (Answer answer :
        List.of(
            site.freshEvents(), site.visitor().post("/api/events/1/holds", new BestWanted(1, 1)))) {
      assertThat(answer.require(503).problem()).isEqualTo("unavailable");
      assertThat(answer.header("Retry-After")).isPresent();
      assertThat(answer.header("X-Request-Id")).isPresent();
      assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }
  }
}
