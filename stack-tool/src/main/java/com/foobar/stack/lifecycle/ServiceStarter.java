package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.service.Service;
import java.time.Duration;
import java.util.Optional;

/** Brings one service up, whatever state it is in, and returns when it can be used. */
final class ServiceStarter {
  /** A worker is ready within a second where the machine is not busy. */
  private static final Duration RELOAD_LIMIT = Duration.ofSeconds(60);

  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;

  ServiceStarter(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * @throws StackException when it does not become ready: why, and the end of its log. A service
   *     that was started here and is not ready in time is ended again.
   */
  void start(Service service, Host host) {
    ServicePlan plan = service.plan(context, host);
    ServiceState state = processes.state(plan.id());
    if (state.kind() == Kind.PAUSED) {
      progress.report(plan.id().toString(), "resuming");
      processes.signalGroup(plan.id(), "CONT");
    }
    boolean started = !state.isAlive();
    if (started) {
      launch(service, host, plan);
    } else {
      refresh(service, host, plan);
    }
    awaitReady(service, host, plan, started);
    progress.report(plan.id().toString(), started ? "ready" : "running");
  }

  private void launch(Service service, Host host, ServicePlan plan) {
    service
        .obstacle(context, host)
        .ifPresent(
            reason -> {
              throw new StackException(plan.id() + ": " + reason);
            });
    // A service that failed may have left workers behind, which hold its port.
    processes.stop(plan.id(), Duration.ZERO);
    requireFreePorts(plan);
    progress.report(plan.id().toString(), "preparing");
    CheckedConfiguration configuration =
        new CheckedConfiguration(context, processes, service, host);
    if (configuration.isCurrent()) {
      processes.makeFolders(plan);
      configuration.check();
    } else {
      configuration.renew();
    }
    service.prepare(context, host);
    progress.report(plan.id().toString(), "starting");
    configuration.markRead();
    processes.start(plan);
  }

  private void requireFreePorts(ServicePlan plan) {
    if (plan.id().host().networkNamespace().isPresent()) {
      // Nobody else is there, and what listens here says nothing about it.
      return;
    }
    for (String listen : plan.listens()) {
      PortOwner.of(listen)
          .ifPresent(
              owner -> {
                throw new StackException(
                    "%s: %s is taken by %s. End that process, or give %s another address or port in %s."
                        .formatted(
                            plan.id(),
                            listen,
                            owner,
                            plan.id().service(),
                            context.inventory().file()));
              });
    }
  }

  /** Gives a running service its files, where they changed, and has it read them. */
  private void refresh(Service service, Host host, ServicePlan plan) {
    CheckedConfiguration configuration =
        new CheckedConfiguration(context, processes, service, host);
    if (configuration.isCurrent()) {
      configuration.check();
    } else {
      configuration.renew();
    }
    if (service.reloadSignal().isEmpty()) {
      if (configuration.isUnread() || service.isOutdated(context, host)) {
        progress.report(
            plan.id().toString(), "its changed configuration takes effect when it restarts");
      }
    } else if (configuration.isUnread()) {
      progress.report(plan.id().toString(), "reloading its changed configuration");
      reload(service, host, plan);
      configuration.markRead();
    }
  }

  /**
   * Returns when the service works by its new files. One that cannot take them, though they are
   * right, goes on with the old ones and says why in its log.
   */
  private void reload(Service service, Host host, ServicePlan plan) {
    Optional<String> before = service.worker(context, processes, host);
    processes.signal(plan.id(), service.reloadSignal().orElseThrow());
    try {
      Await.until(
          plan.id() + ": taking its changed configuration",
          RELOAD_LIMIT,
          () ->
              service
                      .worker(context, processes, host)
                      .filter(worker -> !before.equals(Optional.of(worker)))
                      .isPresent()
                  ? Optional.empty()
                  : Optional.of("it works by the one before"));
    } catch (StackException e) {
      throw new StackException(e.getMessage() + endOfLog(plan.id()), e);
    }
  }

  private void awaitReady(Service service, Host host, ServicePlan plan, boolean started) {
    Duration limit = service.startLimit();
    try {
      Await.until(
          plan.id().toString(),
          limit,
          () -> {
            if (!processes.state(plan.id()).isAlive()) {
              throw new StackException(plan.id() + ": it ended");
            }
            return service.notReady(context, host);
          });
    } catch (StackException e) {
      if (started) {
        processes.stop(plan.id(), service.stopLimit());
      }
      throw new StackException(e.getMessage() + endOfLog(plan.id()), e);
    }
  }

  /** The last lines of a service's log, to be put below an error. */
  String endOfLog(ServiceId id) {
    return "%nThe end of %s:%n%s"
        .formatted(context.layout().log(id), ExternalCommand.tail(context.layout().log(id)));
  }

  /** Ends a service in its own time. */
  void stop(Service service, ServiceId id) {
    if (processes.state(id).isAlive()) {
      progress.report(id.toString(), "stopping");
      boolean graceful = processes.stop(id, service.stopLimit());
      progress.report(id.toString(), graceful ? "stopped" : "killed: it did not end in time");
    } else {
      processes.stop(id, Duration.ZERO);
    }
  }
}
