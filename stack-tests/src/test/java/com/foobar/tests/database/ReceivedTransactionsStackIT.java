package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.state.FileTree;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a member has received from the group when it stops: applied, or not yet. */
class ReceivedTransactionsStackIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  ReceivedTransactionsStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.mend();
  }

  /**
   * The only copy of an acknowledged order is one that its member had no time to apply: the others'
   * disks are gone, and they copy its data.
   */
  @Test
  void whatOnlyOneMemberReceivedIsNotLost() throws SQLException, IOException {
    String email = "received-by-one-" + UUID.randomUUID() + "@example.com";
    Visitor buyer = site.visitor().registeredAs(email);
    long event = buyer.roomiestEvent().id();
    String keeper = aSecondary();

    Order order;
    try (Connection connection = MemberConnection.open(stack.context(), stack.host(keeper));
        Statement statement = connection.createStatement()) {
      // It cannot apply what is written to this table as long as this connection is there.
      statement.execute("LOCK TABLES boxoffice.orders READ");
      order = buyer.order(buyer.hold(event, buyer.freeSeats(event, 1).get(0).id()));
      await("%s has received the order".formatted(keeper))
          .atMost(LIMIT)
          .until(() -> hasReceived(keeper, databases.executed(databases.primary())));
      assertThat(databases.ordersOn(keeper)).doesNotContain(order.id());
      stack.cutPower();
    }
    List<Host> wiped =
        stack.inventory().members().stream().filter(host -> !host.name().equals(keeper)).toList();
    for (Host host : wiped) {
      FileTree.delete(stack.layout().data(stack.service(host.name(), MysqlMember.NAME)));
    }
    String progress = stack.run("up").requireSuccess().errors();

    assertThat(wiped)
        .allSatisfy(
            host ->
                assertThat(progress)
                    .containsPattern(host + "/mysql +has copied the data of another member"));
    assertThat(site.visitor().loggedInAs(email).orders()).containsExactly(order);
    databases.requireOnEveryMember(List.of(order.id()));
  }

  private String aSecondary() {
    String primary = databases.primary();
    return databases.members().stream().filter(name -> !name.equals(primary)).findFirst().get();
  }

  private boolean hasReceived(String member, String transactions) {
    return !databases
        .rowsOn(
            member,
            "SELECT 1 FROM performance_schema.replication_connection_status"
                + " WHERE CHANNEL_NAME = 'group_replication_applier'"
                + " AND GTID_SUBSET(?, RECEIVED_TRANSACTION_SET)",
            transactions)
        .isEmpty();
  }
}
