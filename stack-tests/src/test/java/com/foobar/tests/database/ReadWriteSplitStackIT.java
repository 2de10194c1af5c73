package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which member does the work, proven by the members' own statement counters. */
class ReadWriteSplitStackIT {
  private static final List<String> WRITES = List.of("insert", "update", "delete");

  private final Databases databases;
  private final Site site;

  ReadWriteSplitStackIT(Databases databases, Site site) {
    this.databases = databases;
    this.site = site;
  }

  @Test
  void purchasesAreWrittenOnThePrimaryAlone() {
    String primary = databases.primary();
    StatementCounters before = StatementCounters.now(databases);

    for (String server : List.of("server-1", "server-2")) {
      Visitor buyer = site.visitor().movedTo(server).registered();
      long event = buyer.roomiestEvent().id();
      buyer.order(buyer.hold(event, buyer.freeSeats(event, 1).get(0).id()));
    }

    StatementCounters after = StatementCounters.now(databases);
    String all = before.describeUntil(after);
    for (String user : List.of("boxoffice_app", "ledger_app")) {
      assertThat(before.until(after, primary, user, "insert")).as(all).isGreaterThanOrEqualTo(2);
      assertThat(before.until(after, primary, user, "xa_commit")).as(all).isGreaterThanOrEqualTo(2);
      assertThat(before.until(after, primary, user, "xa_prepare"))
          .as(all)
          .isGreaterThanOrEqualTo(2);
      for (String replica : replicas(primary)) {
        for (String write : WRITES) {
          assertThat(before.until(after, replica, user, write)).as(all).isZero();
        }
      }
    }
    assertThat(before.until(after, primary, "boxoffice_app", "update")).as(all).isPositive();
  }

  @Test
  void theCatalogueIsReadFromReplicas() {
    String primary = databases.primary();
    int requests = 30;
    StatementCounters before = StatementCounters.now(databases);

    for (int i = 0; i < requests; i++) {
      site.freshEvents().require(200);
    }

    StatementCounters after = StatementCounters.now(databases);
    String all = before.describeUntil(after);
    assertThat(
            replicas(primary).stream()
                .mapToLong(member -> before.until(after, member, "boxoffice_read", "select"))
                .sum())
        .as(all)
        .isGreaterThanOrEqualTo(requests);
    assertThat(before.until(after, primary, "boxoffice_read", "select")).as(all).isZero();
    for (String member : databases.members()) {
      for (String write : WRITES) {
        assertThat(before.until(after, member, "boxoffice_read", write)).as(all).isZero();
      }
    }
  }

  @Test
  void ownOrdersAreReadFromReplicasToo() {
    String primary = databases.primary();
    Visitor buyer = site.visitor().registered();
    StatementCounters before = StatementCounters.now(databases);

    for (int i = 0; i < 10; i++) {
      buyer.orders();
    }

    StatementCounters after = StatementCounters.now(databases);
    assertThat(before.until(after, primary, "boxoffice_read", "select"))
        .as(before.describeUntil(after))
        .isZero();
  }

  private List<String> replicas(String primary) {
    return databases.members().stream().filter(member -> !member.equals(primary)).toList();
  }
}
