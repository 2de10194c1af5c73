package com.foobar.tests.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.boxoffice.proof.checker.Checkers;
import com.foobar.boxoffice.proof.readback.ClusterReader;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.boxoffice.proof.readback.Schemas;
import com.foobar.proof.history.History;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.spi.Verdict;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.wildfly.RecoveryNode;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.stack.state.FileTree;
import com.foobar.tests.database.Databases;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import com.foobar.tests.transaction.Crash.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server dies between prepare and commit of a checkout, twenty times, and every second time the
 * primary of the databases with it. Within 30 s after somebody stands in for it, or it is back,
 * both databases agree and no member has a branch in doubt.
 */
@Tag("long")
class InDoubtChaosIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** A line for each crash, as it happens. */
  private static final Path FIGURES = TestStack.TARGET.resolve("in-doubt.txt");

  private final TestStack stack;
  private final Databases databases;
  private final HostProcesses processes;

  InDoubtChaosIT(TestStack stack, Databases databases) {
    this.stack = stack;
    this.databases = databases;
    this.processes = new HostProcesses(stack.layout());
  }

  static Stream<Crash> crashes() {
    return Crash.row();
  }

  @AfterEach
  void mend() {
    stack.up();
  }

  @BeforeAll
  static void forgetEarlierFigures() throws IOException {
    Files.deleteIfExists(FIGURES);
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void bothDatabasesAgreeAndNothingStaysInDoubt(Crash crash) throws IOException {
    DoomedCheckout checkout = new DoomedCheckout(stack, crash.server());
    List<String> members = new ArrayList<>(databases.members());
    String primary = databases.primary();

    checkout.dieAt(crash.place());
    Instant crashed = Instant.now();
    if (crash.withPrimary()) {
      processes.signalGroup(stack.service(primary, MysqlMember.NAME), "KILL");
      members.remove(primary);
    }
    if (crash.ending() == Ending.LOST_WITH_ITS_DISK) {
      stack.kill(crash.server());
      members.remove(crash.server());
      FileTree.delete(stack.layout().state().resolve("hosts").resolve(crash.server()));
    }
    // A replica hears of the last branch a moment after the primary.
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(databases.inDoubt(members)).hasSize(crash.place().branchesLeft()));
    CompletableFuture<Instant> mendedFrom =
        crash.comesBack()
            ? CompletableFuture.supplyAsync(() -> back(crash.server()))
            : CompletableFuture.completedFuture(Instant.now());
    RunningCommand mending =
        crash.comesBack() ? stack.begin("up") : stack.begin("heal", crash.server());
    Instant settled = settled(members, mending);
    CommandResult mended = mending.await().requireSuccess();
    Instant begun = mendedFrom.join();
    assertThat(Duration.between(begun, settled)).isLessThan(LIMIT);
    if (!crash.comesBack()) {
      assertThat(mended.errors())
          .contains(crash.place().isCommitted() ? " committed, 0 rolled back" : " 2 rolled back");
    }
    checkout.repeat();
    if (!crash.comesBack()) {
      stack.up();
    }
    RunClock clock = new RunClock();
    Reading reading = new ClusterReader(stack.context(), Schemas.OWN, clock).read(clock.now());
    assertThat(Checkers.check(new History(List.of(), List.of()), reading))
        .allSatisfy(
            finding -> assertThat(finding.verdict()).as("%s", finding).isEqualTo(Verdict.HOLDS));
    record(crash, crashed, begun, settled);
  }

  @Test
  void anInterruptedHealLeavesNothingRunningOnceTheServerIsBack() {
    ServiceId recovery = RecoveryNode.on(stack.host("server-1"));
    DoomedCheckout checkout = new DoomedCheckout(stack, "server-2");
    checkout.dieAt(CrashPlace.AFTER_THE_DECISION);

    RunningCommand interrupted = healing(recovery);
    interrupted.process().destroy();
    interrupted.await();
    assertThat(processes.state(recovery).isAlive()).isFalse();

    RunningCommand killed = healing(recovery);
    killed.process().destroyForcibly();
    killed.await();
    long leftOver = processes.state(recovery).pid();
    stack.up();
    assertThat(ProcessHandle.of(leftOver)).isEmpty();
    checkout.repeat();
  }

  /** A {@code heal} that has just begun with the recovery itself. */
  private RunningCommand healing(ServiceId recovery) {
    RunningCommand heal = stack.begin("heal", "server-2");
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> processes.state(recovery).isAlive());
    return heal;
  }

  /** When none of these members had a branch in doubt any more. */
  private Instant settled(List<String> members, RunningCommand mending) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> databases.inDoubt(members).isEmpty() || hasFailed(mending));
    return Instant.now();
  }

  private static boolean hasFailed(RunningCommand command) {
    return !command.process().isAlive() && command.process().exitValue() != 0;
  }

  /** The first moment from now on at which the server's WildFly says that it is ready. */
  private Instant back(String server) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> new WildflyNode().notReady(stack.context(), stack.host(server)).isEmpty());
    return Instant.now();
  }

  private static void record(Crash crash, Instant crashed, Instant begun, Instant settled)
      throws IOException {
    String figures =
        "%s: settled %.1f s after the crash, %s after %.1f s; both databases agree%n"
            .formatted(
                crash,
                seconds(crashed, settled),
                crash.comesBack() ? "the server back" : "its healing begun",
                seconds(crashed, begun));
    System.out.print(figures);
    Files.writeString(FIGURES, figures, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static double seconds(Instant first, Instant second) {
    return Duration.between(first, second).toMillis() / 1000.0;
  }
}
