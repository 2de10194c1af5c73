package com.foobar.tests.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The balancer's connections to the servers: kept for what may be asked again, and for nothing
 * else.
 */
class KeptConnectionsStackIT {
  private static final int REQUESTS = 100;

  private final TestStack stack;
  private final Site site;

  KeptConnectionsStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @Test
  void readsUseEachOthersConnections() {
    // HAProxy has a pool for each of its threads and servers; a connection more where one was just
    // closed.
    assertThat(connectionsMadeBy("api-prompt", () -> anybody().get("/api/session")))
        .isLessThan(REQUESTS / 4);
    assertThat(connectionsMadeBy("prompt", () -> anybody().get("/").require(200)))
        .isLessThan(REQUESTS / 4);
  }

  @Test
  void whatMayNotBeRepeatedHasAConnectionOfItsOwn() {
    Visitor visitor = site.visitor();

    assertThat(connectionsMadeBy("api-writes", () -> visitor.post("/api/orders", Map.of())))
        .isGreaterThanOrEqualTo(REQUESTS);
  }

  /** With a connection of his own to the balancer. */
  private Visitor anybody() {
    return new Site(site.base()).visitor();
  }

  private long connectionsMadeBy(String backend, Runnable request) {
    long before = connections(backend);
    for (int i = 0; i < REQUESTS; i++) {
      request.run();
    }
    return connections(backend) - before;
  }

  private long connections(String backend) {
    return Long.parseLong(EdgeStatistics.of(stack).rows().get(backend + "/BACKEND").get("connect"));
  }
}
