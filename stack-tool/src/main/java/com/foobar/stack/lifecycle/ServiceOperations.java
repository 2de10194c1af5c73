package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.ApplicationRollout;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.recovery.Healing;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Operations;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What services may ask of a command that starts or ends them. Here visitors stay where they are: a
 * command that moves them says how.
 */
class ServiceOperations implements Operations, AutoCloseable {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;
  private final Services services;
  private final ServiceStarter starter;
  private final ApplicationRollout rollout;
  private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();
  private final List<StackException> unfinished = new ArrayList<>();

  ServiceOperations(
      PlanContext context, HostProcesses processes, Progress progress, Services services) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.services = services;
    this.starter = new ServiceStarter(context, processes, progress);
    this.rollout = new ApplicationRollout(context, processes, progress);
  }

  @Override
  public PlanContext context() {
    return context;
  }

  @Override
  public HostProcesses processes() {
    return processes;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public <T> T kept(Class<T> type, Function<PlanContext, T> made) {
    return type.cast(kept.computeIfAbsent(type, any -> made.apply(context)));
  }

  @Override
  public void start(ServiceId id) {
    starter.start(services.of(id), id.host());
  }

  @Override
  public String endOfLog(ServiceId id) {
    return starter.endOfLog(id);
  }

  @Override
  public void keepVisitorsAway(Host host) {}

  @Override
  public void letVisitorsIn() {}

  @Override
  public void remindBalancers() {}

  @Override
  public void gatherApplications() {
    rollout.adoptInventory();
  }

  @Override
  public void installApplications(Host host) {
    rollout.install(host);
  }

  @Override
  public void finishTransactions(Host host) {
    try {
      new Healing(context, processes, progress).run(List.of(host));
    } catch (StackException e) {
      unfinished.add(
          new StackException(
              "%s%n./stack heal %s tries again.".formatted(e.getMessage(), host), e));
    }
  }

  /** Whether our own application is known already, wherever it came from. */
  boolean knowsApplication(String file) {
    return rollout.knows(file);
  }

  ServiceStarter starter() {
    return starter;
  }

  Services services() {
    return services;
  }

  /** Brings a service up as planned work, so that it is of use to others. */
  void bringUp(Service service, Host host) {
    service.handover().beforeStart(host, this);
    starter.start(service, host);
    service.handover().afterStart(host, this);
  }

  /** Ends a service as planned work. */
  void end(ServiceId id) {
    starter.stop(services.of(id), id);
  }

  /** All services are told of something, the outermost first. */
  void tellAll(Consumer<Handover> news) {
    services.outsideIn().forEach(service -> news.accept(service.handover()));
  }

  /**
   * @throws StackException what could not be finished and does not keep anything else from going on
   */
  void requireFinished() {
    if (!unfinished.isEmpty()) {
      throw unfinished.get(0);
    }
  }

  @Override
  public void close() {
    for (Object one : kept.values()) {
      if (one instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          // The command is over; what it kept goes with it.
        }
      }
    }
  }
}
