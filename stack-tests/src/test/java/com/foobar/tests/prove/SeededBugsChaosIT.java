package com.foobar.tests.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.database.Group;
import com.foobar.stack.database.MemberConnection;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.Service;
import com.foobar.stack.prove.checker.Checkers;
import com.foobar.stack.prove.checker.Finding;
import com.foobar.stack.prove.checker.Invariant;
import com.foobar.stack.prove.checker.Verdict;
import com.foobar.stack.prove.history.HistoryWriter;
import com.foobar.stack.prove.history.Op;
import com.foobar.stack.prove.history.Operation;
import com.foobar.stack.prove.history.RunClock;
import com.foobar.stack.prove.readback.ClusterReader;
import com.foobar.stack.prove.readback.Reading;
import com.foobar.stack.prove.workload.Buyers;
import com.foobar.stack.prove.workload.Crowd;
import com.foobar.stack.prove.workload.Rush;
import com.foobar.stack.prove.workload.Sale;
import com.foobar.stack.state.FileTree;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Who checks the checkers? A seller on a real group that makes one known mistake, under the same
 * rush and with the same history as the real one: the checker of the invariant that it breaks has
 * to say so. Without a mistake all of them have to be content.
 */
class SeededBugsChaosIT {
  private static final List<String> BUYERS = Buyers.emails(20);
  private static final double PER_SECOND = 120;
  private static final Duration RUSH = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private final RunClock clock = new RunClock();
  private final TestStack stack;
  private final PlanContext context;

  SeededBugsChaosIT(TestStack stack) {
    this.stack = stack;
    this.context = stack.context();
  }

  @Test
  void aSellerWithoutABugKeepsEverything() throws Exception {
    try (SeededSchemas schemas = new SeededSchemas(stack, BUYERS)) {
      assertThat(findings(null))
          .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.HOLDS));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NO_UNIQUE_KEY", "OLD_PRIMARY_COMMITS"})
  void aSellerWithABugIsCaught(SeededBug bug) throws Exception {
    try (SeededSchemas schemas = new SeededSchemas(stack, BUYERS)) {
      assertCaught(bug, findings(bug));
    }
  }

  @Test
  void aSellerWhoTrustsInTheKeyIsCaughtWhenItIsGone() throws Exception {
    try (SeededSchemas schemas = new SeededSchemas(stack, BUYERS)) {
      assertThat(verdict(Invariant.ONE_LIVE_TICKET, findings(SeededBug.NO_UNIQUE_KEY)).evidence())
          .noneMatch(line -> line.contains("has the live tickets"));
    }
    try (SeededSchemas schemas = new SeededSchemas(stack, BUYERS)) {
      schemas.dropUniqueKey();
      List<Finding> findings = findings(SeededBug.NO_UNIQUE_KEY);
      assertCaught(SeededBug.NO_UNIQUE_KEY, findings);
      assertThat(verdict(Invariant.ONE_LIVE_TICKET, findings).evidence())
          .anyMatch(line -> line.contains("has the live tickets"));
    }
  }

  @Test
  void anOldPrimaryThatGoesOnCommittingIsCaught() throws Exception {
    Host old = new Group(context).primary().orElseThrow();
    try (SeededSchemas schemas = new SeededSchemas(stack, BUYERS)) {
      List<Finding> findings;
      try {
        findings = findings(SeededBug.OLD_PRIMARY_COMMITS);
      } finally {
        replace(old);
      }
      assertCaught(SeededBug.OLD_PRIMARY_COMMITS, findings);
      // Its buyers were told that they have seats, and nobody who is primary now knows of it.
      assertThat(verdict(Invariant.ACKNOWLEDGED_EXISTS, findings).verdict())
          .isEqualTo(Verdict.BROKEN);
      assertThat(verdict(Invariant.ONE_HISTORY, Checkers.check(emptyHistory(), read())).verdict())
          .as("once it is replaced")
          .isEqualTo(Verdict.HOLDS);
    }
  }

  private static void assertCaught(SeededBug bug, List<Finding> findings) {
    Finding finding = verdict(bug.broken(), findings);
    assertThat(finding.verdict()).as("%s: %s", bug, findings).isEqualTo(Verdict.BROKEN);
    System.out.printf("%s is caught: %s%n", bug, finding.evidence().get(0));
  }

  private static Finding verdict(Invariant invariant, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.invariant() == invariant)
        .findFirst()
        .orElseThrow();
  }

  private List<Finding> findings(SeededBug bug) throws Exception {
    Host primary = new Group(context).primary().orElseThrow();
    try (HistoryWriter history = new HistoryWriter(folder.resolve(bug + ".jsonl"), clock);
        SeededSeller seller = new SeededSeller(context, primary, bug, clock)) {
      Crowd crowd = new Crowd(1, "seeded", BUYERS, sale(seller));
      Rush rush = new Rush(seller, crowd, history, PER_SECOND, 1);
      rush.begin();
      lookAgainFor(RUSH, seller, crowd);
      if (bug == SeededBug.OLD_PRIMARY_COMMITS) {
        leaveAndGoOn(primary);
        lookAgainFor(RUSH, seller, crowd);
      }
      assertThat(rush.end(Duration.ofSeconds(30))).isTrue();
      assertThat(history.history().of(Op.ORDER).filter(Operation::isOk).count())
          .as("acknowledged orders")
          .isGreaterThan(10);
      return Checkers.check(history.history(), read());
    }
  }

  private static Sale sale(SeededSeller seller) {
    return new Sale(SeededSchemas.EVENT, List.of(SeededSchemas.CATEGORY), seller.free());
  }

  private static void lookAgainFor(Duration time, SeededSeller seller, Crowd crowd) {
    Awaitility.await()
        .timeout(time.plusSeconds(10))
        .pollInterval(Duration.ofMillis(500))
        .during(time)
        .until(
            () -> {
              crowd.see(sale(seller));
              return true;
            });
  }

  private Reading read() {
    long longAgo = clock.now() - Duration.ofMinutes(1).toNanos() / 1_000;
    return new ClusterReader(context, SeededSchemas.NAMES, clock).read(longAgo);
  }

  private com.foobar.stack.prove.history.History emptyHistory() {
    return new com.foobar.stack.prove.history.History(List.of(), List.of());
  }

  /** The member leaves the group and takes writes all the same, as without a group. */
  private void leaveAndGoOn(Host member) throws SQLException {
    try (Connection connection = MemberConnection.open(context, member);
        Statement statement = connection.createStatement()) {
      statement.execute("STOP GROUP_REPLICATION");
      statement.execute("SET GLOBAL super_read_only = OFF");
      statement.execute("SET GLOBAL read_only = OFF");
    }
  }

  /** A member with transactions of its own cannot come back; its data goes, and it copies. */
  private void replace(Host member) throws IOException {
    stack.kill(member + "/mysql");
    FileTree.delete(stack.layout().data(stack.service(member.name(), Service.MYSQL)));
    stack.up();
  }
}
