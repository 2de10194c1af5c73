package com.foobar.stack.process;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts services on their hosts, and is the only one who signals them. A service is owned by the
 * pid and start time that it recorded itself before it became the program, so that a tool that dies
 * in the middle leaves nothing behind that the next one does not know.
 */
public final class HostProcesses {
  /** The exit code of a service that could not write its pid file. */
  private static final int NOT_RECORDED = 73;

  /**
   * Records itself, then becomes the program. $0 is the pid file; the 22nd field of stat is the
   * start time ("sh" has no blank in its name, so the fields can be counted). Who cannot record
   * itself, because the disk is full, does not start either. The caller's umask stays behind.
   */
  private static final String RECORD_AND_EXEC =
      """
      umask 022
      record() { echo "$1 ${22} $boot"; }
      read -r boot < /proc/sys/kernel/random/boot_id
      read -r stat < /proc/$$/stat
      record $stat > "$0.partial" && mv "$0.partial" "$0" || exit %d
      exec "$@"
      """
          .formatted(NOT_RECORDED);

  private final Layout layout;

  public HostProcesses(Layout layout) {
    this.layout = layout;
  }

  /** Makes a service's folders and files as planned. */
  public void write(ServicePlan plan) {
    makeFolders(plan);
    try {
      for (RenderedFile file : plan.files()) {
        PrivateFiles.write(file.path(), file.content());
      }
    } catch (IOException e) {
      throw new StackException("%s: cannot write its files: %s".formatted(plan.id(), e), e);
    }
  }

  /** Makes a service's folders, where they are not there yet. */
  public void makeFolders(ServicePlan plan) {
    try {
      for (Path directory : plan.directories()) {
        PrivateFiles.createDirectories(directory);
      }
      PrivateFiles.createDirectories(layout.run(plan.id()));
      PrivateFiles.createDirectories(layout.logs(plan.id()));
    } catch (IOException e) {
      throw new StackException("%s: cannot make its folders: %s".formatted(plan.id(), e), e);
    }
  }

  /**
   * Starts the service in a session of its own, so that neither the end of this command nor a
   * Ctrl-C reaches it. Returns as soon as its process is recorded; ready it is later.
   */
  public void start(ServicePlan plan) {
    ServiceId id = plan.id();
    Path pidFile = layout.pidFile(id);
    List<String> command =
        new ArrayList<>(List.of("setsid", "sh", "-c", RECORD_AND_EXEC, pidFile.toString()));
    command.addAll(plan.argv());
    try {
      Files.deleteIfExists(pidFile);
      ProcessBuilder builder =
          new ProcessBuilder(id.host().command(command))
              .directory(layout.service(id).toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(layout.log(id).toFile()));
      ServiceEnvironment.prepare(builder, plan.environment());
      Process process = builder.start();
      while (!Files.exists(pidFile)) {
        if (process.waitFor(5, TimeUnit.MILLISECONDS) && !Files.exists(pidFile)) {
          throw new StackException(
              process.exitValue() == NOT_RECORDED
                  ? "%s: did not start: cannot write %s. Is there room on the disk?"
                      .formatted(id, pidFile)
                  : "%s: did not start; see %s".formatted(id, layout.log(id)));
        }
      }
    } catch (IOException e) {
      throw new StackException("%s: cannot start: %s".formatted(id, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while starting " + id, e);
    }
  }

  public ServiceState state(ServiceId id) {
    Path pidFile = layout.pidFile(id);
    if (!Files.exists(pidFile)) {
      return ServiceState.without(Kind.STOPPED);
    }
    return PidFile.read(pidFile)
        .map(PidFile::process)
        .orElseGet(() -> withLostRecord(id))
        .map(
            stat ->
                new ServiceState(
                    stat.isPaused() ? Kind.PAUSED : Kind.RUNNING, stat.pid(), stat.uptime()))
        .orElse(ServiceState.without(Kind.FAILED));
  }

  /** The service's process and its workers; none when it does not run. */
  public List<ProcessStat> processes(ServiceId id) {
    ServiceState state = state(id);
    return state.isAlive() ? ProcessStat.ofGroup(state.pid()) : List.of();
  }

  /** The pid of the worker that the service's master has started last; empty when it has none. */
  public Optional<Long> newestWorker(ServiceId id) {
    long master = state(id).pid();
    return LogHolders.of(layout.log(id)).stream()
        .filter(stat -> stat.group() == master && stat.pid() != master)
        .max(Comparator.comparingLong(ProcessStat::startTicks).thenComparing(ProcessStat::pid))
        .map(ProcessStat::pid);
  }

  /** The service whose pid file was cut off, if it runs: it alone leads a session of its own. */
  private Optional<ProcessStat> withLostRecord(ServiceId id) {
    return LogHolders.of(layout.log(id)).stream().filter(ProcessStat::leadsItsSession).findFirst();
  }

  /**
   * Ends the workers of a master that died alone: they would hold its port for ever. As long as one
   * of them lives, Linux gives the master's pid to nobody else, so where that pid is free its group
   * is ours; and where the pid is not known any more, they are known by the log that they print
   * into.
   */
  private void endWorkersWithoutMaster(ServiceId id) {
    Path pidFile = layout.pidFile(id);
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<PidFile> recorded = PidFile.read(pidFile);
    List<Long> groups =
        recorded.isPresent()
            ? recorded.filter(PidFile::leftItsGroup).map(PidFile::pid).stream().toList()
            : LogHolders.of(layout.log(id)).stream().map(ProcessStat::group).distinct().toList();
    for (long group : groups) {
      if (signal("KILL", "-" + group)) {
        Await.until(
            "the end of the workers of " + id,
            Duration.ofSeconds(10),
            () -> signal("0", "-" + group) ? Optional.of("they are there") : Optional.empty());
      }
    }
  }

  /**
   * Signals the service's whole process group: a master alone would leave its workers holding the
   * port.
   *
   * @param signal KILL, STOP or CONT
   * @throws StackException when it is not running
   */
  public void signalGroup(ServiceId id, String signal) {
    ServiceState state = state(id);
    if (!state.isAlive()) {
      throw new StackException("%s is not running (%s)".formatted(id, state.kind().label()));
    }
    signal(signal, "-" + state.pid());
  }

  /** Asks the service to read its files anew (HAProxy: SIGUSR2, Nginx: SIGHUP). */
  public void signal(ServiceId id, String signal) {
    ServiceState state = state(id);
    if (state.isAlive()) {
      signal(signal, Long.toString(state.pid()));
    }
  }

  /**
   * Asks the service to end, and after the grace ends it. Nothing happens when it does not run.
   *
   * @return false when it had to be killed
   */
  public boolean stop(ServiceId id, Duration grace) {
    ServiceState state = state(id);
    boolean graceful = true;
    if (state.isAlive()) {
      signal("CONT", "-" + state.pid());
      signal("TERM", Long.toString(state.pid()));
      graceful = awaitEnd(id, grace);
      if (!graceful) {
        signal("KILL", "-" + state.pid());
        awaitEnd(id, Duration.ofSeconds(10));
      }
    }
    endWorkersWithoutMaster(id);
    try {
      Files.deleteIfExists(layout.pidFile(id));
    } catch (IOException e) {
      throw new StackException("cannot delete " + layout.pidFile(id), e);
    }
    return graceful;
  }

  private boolean awaitEnd(ServiceId id, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    Duration pause = Pause.SHORTEST;
    while (state(id).isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause = Pause.growing(pause);
    }
    return true;
  }

  /**
   * The shell's own kill takes a process group; Java's does not.
   *
   * @return whether there was anybody to signal
   */
  private static boolean signal(String signal, String target) {
    try {
      return new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", signal, target)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new StackException("cannot signal " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while signalling " + target, e);
    }
  }
}
