package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A replica that stands still, though to the group it is healthy. */
class LaggingReplicaStackIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  LaggingReplicaStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @Test
  void nobodyIsSentThereUntilItHasCaughtUp() throws SQLException {
    Host server = stack.host("server-1");
    Visitor buyer = site.visitor().movedTo(server.name()).registered();
    long event = buyer.roomiestEvent().id();
    Host replica = stack.host(databases.behindReadingDoor(server));

    Order order;
    try (Connection connection = MemberConnection.open(stack.context(), replica);
        Statement statement = connection.createStatement()) {
      // It cannot apply what is written to this table as long as this connection is there.
      statement.execute("LOCK TABLES boxoffice.orders READ");
      order = buyer.order(buyer.hold(event, buyer.freeSeats(event, 1).get(0).id()));

      await("the door leads past " + replica)
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> !databases.behindReadingDoor(server).equals(replica.name()));

      assertThat(buyer.orders()).containsExactly(order);
    }
    await("the door leads to %s again".formatted(replica))
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> databases.behindReadingDoor(server).equals(replica.name()));
    assertThat(buyer.orders()).containsExactly(order);
  }
}
