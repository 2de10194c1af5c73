package com.foobar.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a shell that sleeps stands for a server. */
class HostProcessesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final ServiceId id =
      new ServiceId(
          new Host("h", "127.0.0.1", Role.SERVER, "127.0.0.1:1", Optional.empty()),
          NginxServer.NAME);

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
  void aServicesProcessesAreItselfAndItsWorkers() {
    start("sleep 600 & sleep 600 & wait");

    Await.until("workers", PATIENCE, () -> missing(processes().processes(id).size() == 3));
    assertThat(processes().processes(id))
        .extracting(ProcessStat::group)
        .containsOnly(processes().state(id).pid());

    processes().stop(id, PATIENCE);
    assertThat(processes().processes(id)).isEmpty();
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
  void aRunningServiceIsKnownWhereverItsRecordWasCutOff() throws IOException {
    start("exec sleep 600");
    ServiceState before = processes().state(id);
    byte[] record = Files.readAllBytes(layout().pidFile(id));

    for (int length = 0; length < record.length; length++) {
      Files.write(layout().pidFile(id), Arrays.copyOf(record, length));

      assertThat(processes().state(id).pid()).as("%d bytes", length).isEqualTo(before.pid());
    }
    assertThat(processes().stop(id, PATIENCE)).isTrue();
    assertThat(ProcessStat.of(before.pid())).isEmpty();
    assertThat(processes().state(id).kind()).isEqualTo(Kind.STOPPED);
  }

  @Test
  void aDeadServiceWithATornRecordHasFailedAndCanBeStoppedAndStarted() throws IOException {
    start("sleep 600 & echo $! > worker; wait");
    Path worker = layout().service(id).resolve("worker");
    Await.until(
        "worker", PATIENCE, () -> missing(Files.exists(worker) && worker.toFile().length() > 0));
    long left = Long.parseLong(Files.readString(worker).strip());
    ProcessHandle.of(processes().state(id).pid()).orElseThrow().destroyForcibly();
    awaitKind(Kind.FAILED);
    for (String torn : List.of("", "12", "one two three\n")) {
      Files.writeString(layout().pidFile(id), torn);
      assertThat(processes().state(id).kind()).as(torn).isEqualTo(Kind.FAILED);
    }

    processes().stop(id, PATIENCE);

    assertThat(ProcessStat.of(left)).isEmpty();
    start("exec sleep 600");
    assertThat(processes().state(id).kind()).isEqualTo(Kind.RUNNING);
  }

  /** Pids and start times begin anew, so that both may fit somebody else's process. */
  @Test
  void whatWasRecordedBeforeTheMachineWasStartedIsNobody() throws IOException {
    start("exec sleep 600");
    long stranger = processes().state(id).pid();
    String record = Files.readString(layout().pidFile(id));
    String[] fields = record.strip().split(" ");
    assertThat(fields).hasSize(3);
    String earlierBoot = fields[0] + " " + fields[1] + " 00000000-0000-4000-8000-000000000000\n";
    try {
      Files.writeString(layout().pidFile(id), earlierBoot);
      assertThat(processes().state(id).kind()).isEqualTo(Kind.FAILED);
      processes().stop(id, Duration.ZERO);
      assertThat(ProcessStat.of(stranger)).isPresent();

      // As earlier versions wrote it, without the boot: its file is older than the machine's start.
      Files.writeString(layout().pidFile(id), fields[0] + " " + fields[1] + "\n");
      assertThat(processes().state(id).kind()).isEqualTo(Kind.RUNNING);
      Files.setLastModifiedTime(layout().pidFile(id), FileTime.fromMillis(0));
      assertThat(processes().state(id).kind()).isEqualTo(Kind.FAILED);
      processes().stop(id, Duration.ZERO);
      assertThat(ProcessStat.of(stranger)).isPresent();
    } finally {
      Files.writeString(layout().pidFile(id), record);
    }
  }

  /** The group of a stranger's that has the recorded number since the machine was started anew. */
  @Test
  void nobodysGroupIsEndedForARecordOfAnEarlierBoot() throws Exception {
    Process leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 600 & echo $!").start();
    long group = leader.pid();
    long worker =
        Long.parseLong(
            new String(leader.getInputStream().readNBytes(1), StandardCharsets.US_ASCII)
                + leader.inputReader().readLine());
    leader.waitFor();
    try {
      PrivateFiles.createDirectories(layout().service(id));
      Files.writeString(layout().pidFile(id), group + " 1 00000000-0000-4000-8000-000000000000\n");

      processes().stop(id, Duration.ZERO);

      assertThat(ProcessStat.of(worker)).isPresent();
    } finally {
      ProcessHandle.of(worker).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void aServiceThatCannotBeRecordedDoesNotStart() throws IOException {
    PrivateFiles.createDirectories(layout().pidFile(id).resolveSibling("pid.partial"));

    assertThatThrownBy(() -> start("touch started; exec sleep 600"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("cannot write " + layout().pidFile(id))
        .hasMessageContaining("room on the disk");
    assertThat(layout().service(id).resolve("started")).doesNotExist();
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
