package com.foobar.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.BusyBuyers;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyReader;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network of the primary is gone, while its process lives and takes itself for the primary. */
class CutOffPrimaryChaosIT {
  /** Detection takes 5.5 s, expulsion 0.9 s, the doors 0.6 s, the rest is for a busy machine. */
  private static final Duration ELECTION = Duration.ofSeconds(30);

  private final TestStack stack;
  private final Databases databases;
  private final Site site;
  private final Lab lab;
  private final Host former;

  CutOffPrimaryChaosIT(TestStack stack, Databases databases, Site site, Lab lab) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
    this.lab = lab;
    this.former = stack.host("server-1");
  }

  @BeforeEach
  void makeItPrimary() {
    stack.run("switchover", former.name()).requireSuccess();
    stack
        .run("sql", "-e", "CREATE TABLE IF NOT EXISTS common.trial (who VARCHAR(80) PRIMARY KEY)")
        .requireSuccess();
  }

  @AfterEach
  void mend() {
    lab.heal();
    stack.up();
    stack.run("switchover", former.name()).requireSuccess();
    stack.run("sql", "-e", "DROP TABLE common.trial").requireSuccess();
  }

  @Test
  void writesGoOnAtAnotherMemberAndTheFormerPrimaryCommitsNothing() {
    List<UUID> acknowledged;
    try (BusyBuyers buyers = BusyBuyers.at(site);
        SteadyReader reader = SteadyReader.at(site)) {
      Instant cut = Instant.now();
      lab.cutMember(former);

      awaitSuccessor(cut, buyers);
      // The one on the former primary's own host, too.
      for (Host server : stack.inventory().applicationServers()) {
        await("the door of " + server + " leads to the new primary")
            .atMost(Duration.ofSeconds(10))
            .ignoreExceptions()
            .until(() -> databases.behindDoor(server).equals(addressOf(databases.primary())));
      }
      requireNoCommitOn(former);
      buyers.awaitMore(Duration.ofSeconds(30));

      awaitReturn();
      buyers.awaitMore(Duration.ofSeconds(30));
      reader.close();
      assertThat(reader.failures()).as("of %d reads", reader.answers()).isEmpty();
      System.out.printf("%d reads, the slowest took %s%n", reader.answers(), reader.slowest());
      acknowledged = buyers.orders();
    }
    requireOneHistory(acknowledged);
  }

  @Test
  void theOtherServerServesWhenTheWholeHostIsCutOff() {
    List<UUID> acknowledged;
    try (BusyBuyers buyers = BusyBuyers.at(site);
        SteadyReader reader = SteadyReader.at(site)) {
      Instant cut = Instant.now();
      lab.cut(former);

      awaitSuccessor(cut, buyers);
      requireNoCommitOn(former);
      // Its door knows of no primary, though the one that was is beside it.
      assertThat(writeFrom(former, "--host=" + former.address(), "--port=6446").errors())
          .contains("ERROR 2013 (HY000): Lost connection");
      buyers.awaitMore(Duration.ofSeconds(30));

      awaitReturn();
      buyers.awaitMore(Duration.ofSeconds(30));
      reader.close();
      System.out.printf(
          "%d reads, %d failed, the slowest took %s%n",
          reader.answers(), reader.failures().size(), reader.slowest());
      acknowledged = buyers.orders();
    }
    requireOneHistory(acknowledged);
  }

  private void awaitSuccessor(Instant cut, BusyBuyers buyers) {
    await("another primary")
        .atMost(ELECTION)
        .until(() -> databases.hasPrimaryBeside(former.name()));
    Instant elected = Instant.now();
    await("orders at the new primary").atMost(ELECTION).until(() -> buyers.hadOrderAfter(elected));
    System.out.printf(
        "cut at %s, another primary after %s, longest time without an order %s%n",
        cut, Duration.between(cut, elected), buyers.longestPause());
  }

  /** It calls itself primary, and blocks: a commit there would be known to nobody else. */
  private void requireNoCommitOn(Host host) {
    String socket =
        stack
            .layout()
            .run(stack.service(host.name(), MysqlMember.NAME))
            .resolve("mysql.sock")
            .toString();
    assertThat(writeFrom(host, "--socket=" + socket).exitCode())
        .as("of timeout(1), when the time was up")
        .isEqualTo(124);
  }

  private CommandResult writeFrom(Host host, String... way) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "exec",
                host.name(),
                "--",
                "timeout",
                "10",
                "mysql",
                "--defaults-extra-file=../../mysql-client.cnf"));
    command.addAll(List.of(way));
    command.addAll(List.of("-e", "INSERT INTO common.trial VALUES (CONCAT('cut off ', UUID()))"));
    return stack.run(command.toArray(String[]::new));
  }

  /** The network is whole again, and nobody does anything about it. */
  private void awaitReturn() {
    Instant healed = Instant.now();
    lab.heal();
    await("the former primary is back by itself")
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(
            () ->
                databases
                    .rowsOn(former.name(), "SELECT * FROM door.role")
                    .get(0)
                    .containsValue("role=replica"));
    System.out.printf("back after %s%n", Duration.between(healed, Instant.now()));
  }

  private void requireOneHistory(List<UUID> acknowledged) {
    databases.requireOnEveryMember(acknowledged);
    for (String member : databases.members()) {
      assertThat(databases.rowsOn(member, "SELECT who FROM common.trial")).as(member).isEmpty();
    }
  }

  private String addressOf(String host) {
    return stack.host(host).address();
  }
}
