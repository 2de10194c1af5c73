package com.foobar.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a shell that sleeps stands for a server. */
class HostProcessesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final ServiceId id =
      new ServiceId(
          new Host("h", "127.0.0.1", Set.of(Role.SERVER), "127.0.0.1:1", Optional.empty()),
          Service.NGINX);

  @AfterEach
  void endWhatWasStarted() {
    processes().stop(id, Duration.ZERO);
  }

  @Test
  void aServiceThatWasNeverStartedIsStopped() {
    assertThat(processes().state(id).kind()).isEqualTo(Kind.STOPPED);
  }

  @Test
  void theRecordedPidIsTheProgramsOwn() throws IOException {
    start("exec sleep 600");

    ServiceState state = processes().state(id);

    assertThat(state.kind()).isEqualTo(Kind.RUNNING);
    awaitCommand(state.pid(), "sleep\0" + "600");
  }

  @Test
  void aServiceThatWasKilledHasFailed() {
    start("exec sleep 600");

    processes().signalGroup(id, "KILL");

    awaitKind(Kind.FAILED);
    assertThatThrownBy(() -> processes().signalGroup(id, "KILL"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("h/nginx is not running (failed)");
  }

  @Test
  void aServiceThatWasStoppedIsStopped() {
    start("exec sleep 600");

    assertThat(processes().stop(id, PATIENCE)).isTrue();

    assertThat(processes().state(id).kind()).isEqualTo(Kind.STOPPED);
  }

  @Test
  void aServiceThatIgnoresTheRequestIsKilledAfterItsGrace() throws IOException {
    start("trap '' TERM; touch ignoring; while :; do sleep 1; done");
    Await.until(
        "trap", PATIENCE, () -> missing(Files.exists(layout().service(id).resolve("ignoring"))));

    assertThat(processes().stop(id, Duration.ofMillis(300))).isFalse();

    assertThat(processes().state(id).kind()).isEqualTo(Kind.STOPPED);
  }

  @Test
  void aPausedServiceIsPausedUntilItIsResumed() {
    start("exec sleep 600");

    processes().signalGroup(id, "STOP");
    awaitKind(Kind.PAUSED);
    processes().signalGroup(id, "CONT");

    awaitKind(Kind.RUNNING);
  }

  @Test
  void aKillReachesTheWorkersToo() throws IOException {
    start("sleep 600 & echo $! > worker; wait");
    Path worker = layout().service(id).resolve("worker");
    Await.until(
        "worker", PATIENCE, () -> missing(Files.exists(worker) && worker.toFile().length() > 0));
    long pid = Long.parseLong(Files.readString(worker).strip());

    processes().signalGroup(id, "KILL");

    Await.until("end", PATIENCE, () -> missing(ProcessStat.of(pid).isEmpty()));
  }

  @Test
  void theWorkersOfAMasterThatDiedAloneAreEndedWhenItIsStopped() throws IOException {
    start("sleep 600 & echo $! > worker; wait");
    Path worker = layout().service(id).resolve("worker");
    Await.until(
        "worker", PATIENCE, () -> missing(Files.exists(worker) && worker.toFile().length() > 0));
    long pid = Long.parseLong(Files.readString(worker).strip());
    ProcessHandle.of(processes().state(id).pid()).orElseThrow().destroyForcibly();
    awaitKind(Kind.FAILED);

    processes().stop(id, PATIENCE);

    assertThat(ProcessStat.of(pid)).isEmpty();
  }

  @Test
  void aPidThatWasUsedAgainIsNotTakenForTheService() throws IOException {
    start("exec sleep 600");
    long stranger = ProcessHandle.current().pid();
    processes().stop(id, PATIENCE);

    Files.writeString(layout().pidFile(id), stranger + " 1\n");

    assertThat(processes().state(id).kind()).isEqualTo(Kind.FAILED);
  }

  @Test
  void whatItPrintsIsInItsLog() {
    start("echo hello; echo trouble >&2; exec sleep 600");

    Await.until("log", PATIENCE, () -> missing(read(layout().log(id)).equals("hello\ntrouble\n")));
  }

  @Test
  void itsFilesAreThereBeforeItStarts() {
    start("cat conf/greeting; exec sleep 600");

    Await.until(
        "log", PATIENCE, () -> missing(read(layout().log(id)).equals("hello from its file\n")));
  }

  private void start(String script) {
    ServicePlan plan =
        new ServicePlan(
            id,
            "127.0.0.1:1",
            List.of(layout().conf(id)),
            List.of(
                new RenderedFile(layout().conf(id).resolve("greeting"), "hello from its file\n")),
            List.of(),
            List.of("sh", "-c", script),
            Map.of(),
            List.of());
    processes().write(plan);
    processes().start(plan);
  }

  private void awaitKind(Kind kind) {
    Await.until("state " + kind, PATIENCE, () -> missing(processes().state(id).kind() == kind));
  }

  private static void awaitCommand(long pid, String commandLine) {
    Path file = Path.of("/proc", Long.toString(pid), "cmdline");
    Await.until("exec", PATIENCE, () -> missing(read(file).startsWith(commandLine)));
  }

  private static Optional<String> missing(boolean condition) {
    return condition ? Optional.empty() : Optional.of("not yet");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private Layout layout() {
    return new Layout(folder, folder.resolve(".stack"), folder.resolve("run"));
  }

  private HostProcesses processes() {
    return new HostProcesses(layout());
  }
}
