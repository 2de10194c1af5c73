package com.foobar.tests.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.proof.checker.Checkers;
import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.readback.ClusterReader;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.boxoffice.proof.workload.Buyers;
import com.foobar.boxoffice.proof.workload.Crowd;
import com.foobar.boxoffice.proof.workload.Sale;
import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.load.Rush;
import com.foobar.proof.spi.Finding;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MemberConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The rush of a proof, let loose on a seller that is known to be wrong, or right. */
final class SeededRush {
  static final List<String> BUYERS = Buyers.emails(20);

  private static final double PER_SECOND = 120;
  private static final Duration LASTS = Duration.ofSeconds(5);

  /** A rush that sold less has put nothing to the test. */
  private static final int FEWEST_ORDERS = 10;

  private final RunClock clock = new RunClock();
  private final PlanContext context;
  private final Path folder;

  /**
   * @param folder for the histories
   */
  SeededRush(PlanContext context, Path folder) {
    this.context = context;
    this.folder = folder;
  }

  /**
   * What the checkers say.
   *
   * @param bug null for none
   */
  List<Finding> findings(SeededBug bug) throws IOException, SQLException {
    Host primary = new Group(context).primary().orElseThrow();
    try (HistoryWriter history = new HistoryWriter(folder.resolve(bug + ".jsonl"), clock);
        SeededSeller seller = new SeededSeller(context, primary, bug, clock)) {
      Crowd crowd = new Crowd(1, "seeded", BUYERS, sale(seller), true);
      Rush rush = new Rush(seller, crowd, history, PER_SECOND, 1);
      rush.begin(PER_SECOND);
      lookAgain(seller, crowd);
      if (bug == SeededBug.OLD_PRIMARY_COMMITS) {
        leaveAndGoOn(primary);
        lookAgain(seller, crowd);
      }
      assertThat(rush.end(Duration.ofSeconds(30))).isTrue();
      assertThat(history.history().of(Op.ORDER).filter(Operation::isOk).count())
          .as("acknowledged orders")
          .isGreaterThan(FEWEST_ORDERS);
      assertThat(history.history().of(Op.REFUND).filter(Operation::isOk))
          .as("refunds")
          .isNotEmpty();
      return Checkers.check(history.history(), read());
    }
  }

  Reading read() {
    long longAgo = clock.now() - Duration.ofMinutes(1).toNanos() / 1_000;
    return new ClusterReader(context, SeededSchemas.NAMES, clock).read(longAgo);
  }

  /** For a while somebody looks at the seats twice a second, as the site's visitors do. */
  private static void lookAgain(SeededSeller seller, Crowd crowd) {
    Awaitility.await()
        .timeout(LASTS.plusSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .during(LASTS)
        .until(
            () -> {
              crowd.see(sale(seller));
              return true;
            });
  }

  private static Sale sale(SeededSeller seller) {
    return new Sale(SeededSchemas.EVENT, List.of(SeededSchemas.CATEGORY), seller.free());
  }

  /** The member leaves the group and takes writes all the same, as without a group. */
  private void leaveAndGoOn(Host member) throws SQLException {
    // To leave takes a member more than the 10 s of a question, on a machine that others use.
    try (Connection connection = MemberConnection.openForWork(context, member);
        Statement statement = connection.createStatement()) {
      statement.execute("STOP GROUP_REPLICATION");
      statement.execute("SET GLOBAL super_read_only = OFF");
      statement.execute("SET GLOBAL read_only = OFF");
    }
  }
}
