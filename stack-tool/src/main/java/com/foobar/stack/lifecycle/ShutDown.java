package com.foobar.stack.lifecycle;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.progress.TaskGraph;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends everything, from the public side inwards, so that nothing is cut off while something in
 * front of it still sends.
 */
public final class ShutDown {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;
  private final Services services;

  public ShutDown(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.services = Services.installed();
  }

  public void run() {
    List<ServiceId> left =
        LeftBehind.in(context, services).stream()
            .flatMap(behind -> behind.services().stream())
            .toList();
    try (ServiceOperations operations =
        new ServiceOperations(context, processes, progress, services)) {
      // Asked while all still run: who is last may depend on what it does.
      Map<Service, List<List<Host>>> orders = new LinkedHashMap<>();
      for (Service service : services.outsideIn()) {
        orders.put(service, service.handover().stopOrder(hosts(service), operations));
      }
      orders.forEach(
          (service, order) -> {
            left.stream()
                .filter(id -> id.service().equals(service.name()))
                .forEach(operations::end);
            order.forEach(hosts -> stop(service, hosts, operations));
            service.handover().afterStop(operations);
          });
    }
  }

  private List<Host> hosts(Service service) {
    return context.inventory().hosts().stream().filter(service::runsOn).toList();
  }

  private void stop(Service service, List<Host> hosts, ServiceOperations operations) {
    TaskGraph tasks = new TaskGraph(progress);
    for (Host host : hosts) {
      tasks.add(service.on(host).toString(), List.of(), () -> operations.end(service.on(host)));
    }
    tasks.run();
  }
}
