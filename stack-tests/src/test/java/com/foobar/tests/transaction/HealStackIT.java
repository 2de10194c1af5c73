package com.foobar.tests.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.wildfly.RecoveryNode;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.SeatsWanted;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.example.guestbook.Reminder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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
    if (!stack.isAlive(stack.service(DEAD, WildflyNode.NAME))) {
      stack.up();
    }
  }

  @Test
  void finishesWhatADeadServerLeftInDoubtAlsoAtTheSecondAttempt() {
    long notes = transactionsInTheLogOfTheDeadOne();
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
        .contains(
            "2 branches in doubt, %s in the log; finishing it on %s"
                .formatted(transactions(notes + 1), SURVIVOR))
        .contains("2 branches committed, 0 rolled back");
    assertThat(databases.inDoubt(databases.members())).isEmpty();
    checkout.repeat();
  }

  /** A hold's single database was lost with the primary, say: no branch is left that tells. */
  @Test
  void isNotKeptByACommitWhoseAnswerNobodyHeard() {
    long notes = transactionsInTheLogOfTheDeadOne();
    Visitor visitor = stack.site().visitor().movedTo(DEAD);
    EventSummary event = visitor.roomiestEvent();
    long seat = visitor.freeSeats(event.id(), 1).get(0).id();
    CrashRule.loseTheNextAnswer(processes.state(stack.service(DEAD, WildflyNode.NAME)).pid());
    visitor.post("/api/events/%d/holds".formatted(event.id()), new SeatsWanted(List.of(seat)));
    stack.kill(DEAD + "/wildfly");

    CommandResult healed = stack.run("heal", DEAD).requireSuccess();

    assertThat(healed.errors())
        .contains("; %s without a branch in its log".formatted(transactions(notes + 1)));
    // What the runbook says, "Heuristic participants".
    stack
        .run(
            "sql",
            "-e",
            "DELETE FROM wildfly.node2_JBossTSTxTable WHERE TypeName LIKE '%AtomicAction%'")
        .requireSuccess();
    assertThat(stack.run("heal", DEAD).requireSuccess().errors()).contains("nothing is in doubt");
  }

  /**
   * Before it died: where a test before this one broke a connection in the middle of a commit in
   * one phase, WildFly has kept a note of it for a person.
   */
  private long transactionsInTheLogOfTheDeadOne() {
    databases.awaitAgreement();
    return databases.number(
        "SELECT COUNT(*) FROM wildfly.node2_JBossTSTxTable WHERE TypeName LIKE '%AtomicAction%'");
  }

  private static String transactions(long number) {
    return number + (number == 1 ? " transaction" : " transactions");
  }

  /**
   * A persistent timer that is running when its server dies: it goes on elsewhere by itself, and at
   * once where the dead server is healed; and not while the server is only frozen.
   */
  @Test
  void aTimerThatRanOnADeadServerGoesOnAtTheOthers() {
    databases.change(
        "CREATE TABLE common.reminder (id INT AUTO_INCREMENT PRIMARY KEY, node VARCHAR(30), stays"
            + " BOOLEAN NOT NULL DEFAULT FALSE)");
    stack.run("deploy", reminders().toString()).requireSuccess();
    try {
      databases.change("INSERT INTO common.reminder (node, stays) VALUES (?, TRUE)", DEAD);
      awaitTimer("it stays on " + DEAD, this::runsOnTheDeadOne);

      processes.signalGroup(stack.service(DEAD, WildflyNode.NAME), "STOP");
      boolean frozenIsDead = isFoundAbsent();
      stack.kill(DEAD + "/wildfly");
      awaitTimer("its connections are gone", this::isFoundAbsent);

      assertThat(frozenIsDead).isFalse();
      // The rest of the 40 s for which its connections have to be gone.
      databases.change(
          "UPDATE wildfly.absent_node SET since = since - INTERVAL 40 SECOND WHERE name = ?", DEAD);
      databases.change("DELETE FROM common.reminder");
      awaitTimer("it runs on " + SURVIVOR, () -> runsOnTheSurvivor() > 2);

      // Once more, as the kill had left it.
      databases.change(
          "UPDATE wildfly.JBOSS_EJB_TIMER SET timer_state = 'IN_TIMEOUT', node_name = ? WHERE"
              + " timed_object_id LIKE '%Reminder%'",
          DEAD);
      assertThat(stack.run("heal", DEAD).requireSuccess().errors())
          .contains("1 of the timers that ran there goes to the others");
      databases.change("DELETE FROM common.reminder");
      awaitTimer("it runs on " + SURVIVOR, () -> runsOnTheSurvivor() > 2);
    } finally {
      stack.up();
      stack.run("undeploy", "reminders.war").requireSuccess();
      databases.change("DROP TABLE common.reminder");
    }
  }

  private static Path reminders() {
    Path file = TestStack.TARGET.resolve("archives/reminders.war");
    file.getParent().toFile().mkdirs();
    ShrinkWrap.create(WebArchive.class, "reminders.war")
        .addClass(Reminder.class)
        .as(ZipExporter.class)
        .exportTo(file.toFile(), true);
    return file;
  }

  private static void awaitTimer(String what, Callable<Boolean> condition) {
    await(what).atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(500)).until(condition);
  }

  /** Looks as the survivors do, and says whether that found that the server has no connection. */
  private boolean isFoundAbsent() {
    databases.change("CALL wildfly.release_timers_of_the_dead()");
    return !databases.rows("SELECT * FROM wildfly.absent_node WHERE name = ?", DEAD).isEmpty();
  }

  private boolean runsOnTheDeadOne() {
    return !databases
        .rows(
            "SELECT * FROM wildfly.JBOSS_EJB_TIMER WHERE timer_state = 'IN_TIMEOUT' AND node_name ="
                + " ? AND timed_object_id LIKE '%Reminder%' AND previous_run < NOW() - INTERVAL 4"
                + " SECOND",
            DEAD)
        .isEmpty();
  }

  private long runsOnTheSurvivor() {
    return databases.number("SELECT COUNT(*) FROM common.reminder WHERE node = ?", SURVIVOR);
  }

  @Test
  void refusesAServerThatMayStillAct() {
    CommandResult running = stack.run("heal", DEAD);
    processes.signalGroup(stack.service(DEAD, WildflyNode.NAME), "STOP");
    CommandResult paused;
    try {
      paused = stack.run("heal", DEAD);
    } finally {
      processes.signalGroup(stack.service(DEAD, WildflyNode.NAME), "CONT");
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
