package com.foobar.tests.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.component.RecoveryNode;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.SeatsWanted;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code ./stack heal}: the transactions of a server that is dead, and of none that is not. */
class HealStackIT {
  private static final String DEAD = "server-2";
  private static final String SURVIVOR = "server-1";

  private final TestStack stack;
  private final Databases databases;
  private final HostProcesses processes;

  HealStackIT(TestStack stack, Databases databases) {
    this.stack = stack;
    this.databases = databases;
    this.processes = new HostProcesses(stack.layout());
  }

  @AfterEach
  void mend() {
    stack.up();
  }

  @Test
  void finishesWhatADeadServerLeftInDoubtAlsoAtTheSecondAttempt() {
    ServiceId recovery = RecoveryNode.on(stack.host(SURVIVOR));
    DoomedCheckout checkout = new DoomedCheckout(stack, DEAD);
    checkout.dieAt(CrashPlace.AFTER_THE_DECISION);

    RunningCommand killed = stack.begin("heal", DEAD);
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> processes.state(recovery).isAlive());
    // Frozen, so that it cannot finish before the second attempt finds it.
    processes.signalGroup(recovery, "STOP");
    killed.process().destroyForcibly();
    killed.await();
    long leftOver = processes.state(recovery).pid();
    CommandResult healed = stack.run("heal").requireSuccess();

    assertThat(ProcessHandle.of(leftOver)).isEmpty();
    assertThat(processes.state(recovery).isAlive()).isFalse();
    assertThat(healed.errors())
        .contains("2 branches in doubt, 1 transaction in the log; finishing it on " + SURVIVOR)
        .contains("2 branches committed, 0 rolled back");
    assertThat(databases.inDoubt(databases.members())).isEmpty();
    checkout.repeat();
  }

  /** A hold's single database was lost with the primary, say: no branch is left that tells. */
  @Test
  void isNotKeptByACommitWhoseAnswerNobodyHeard() {
    Visitor visitor = stack.site().visitor().movedTo(DEAD);
    EventSummary event = visitor.roomiestEvent();
    long seat = visitor.freeSeats(event.id(), 1).get(0).id();
    CrashRule.loseTheNextAnswer(processes.state(stack.service(DEAD, Service.WILDFLY)).pid());
    visitor.post("/api/events/%d/holds".formatted(event.id()), new SeatsWanted(List.of(seat)));
    stack.kill(DEAD + "/wildfly");

    CommandResult healed = stack.run("heal", DEAD).requireSuccess();

    assertThat(healed.errors()).contains("; 1 transaction without a branch in its log");
    // What the runbook says, "Heuristic participants".
    stack
        .run(
            "sql",
            "-e",
            "DELETE FROM wildfly.node2_JBossTSTxTable WHERE TypeName LIKE '%AtomicAction%'")
        .requireSuccess();
    assertThat(stack.run("heal", DEAD).requireSuccess().errors()).contains("nothing is in doubt");
  }

  @Test
  void refusesAServerThatMayStillAct() {
    CommandResult running = stack.run("heal", DEAD);
    processes.signalGroup(stack.service(DEAD, Service.WILDFLY), "STOP");
    CommandResult paused;
    try {
      paused = stack.run("heal", DEAD);
    } finally {
      processes.signalGroup(stack.service(DEAD, Service.WILDFLY), "CONT");
    }

    assertThat(running.exitCode()).isOne();
    assertThat(running.errors()).contains(DEAD + "/wildfly runs", "./stack fault kill");
    assertThat(paused.exitCode()).isOne();
    assertThat(paused.errors()).contains("only paused", "./stack fault resume");
  }

  @Test
  void hasNothingToDoWhileEveryServerRuns() {
    assertThat(stack.run("heal").requireSuccess().errors()).contains("every WildFly runs");
  }
}
