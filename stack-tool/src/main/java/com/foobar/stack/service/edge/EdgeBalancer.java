package com.foobar.stack.service.edge;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.ConfigurationFolder;
import com.foobar.stack.service.Probe;
import com.foobar.stack.service.haproxy.HaproxySocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public HAProxy. */
public record EdgeBalancer() implements Component {
  @Override
  public Service service() {
    return Service.HAPROXY;
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.BALANCER);
  }

  @Override
  public String address(PlanContext context, Host host) {
    return listens(context, host).get(0);
  }

  private static List<String> listens(PlanContext context, Host host) {
    return context.inventory().listens(host).stream()
        .map(address -> address + ":" + context.inventory().site().port())
        .toList();
  }

  /** The site at this balancer. */
  public static String url(PlanContext context, Host host) {
    return context.inventory().site().url(context.inventory().listens(host).get(0));
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    RenderedFile configuration = context.file(id, "haproxy/edge.cfg", "edge.cfg");
    List<RenderedFile> files = new ArrayList<>(List.of(configuration));
    files.addAll(ConfigurationFolder.rendered(context, id, "haproxy/errors", "errors"));
    return new ServicePlan(
        id,
        address(context, host),
        List.of(context.layout().conf(id).resolve("errors"), context.layout().data(id)),
        files,
        check(context, configuration),
        masterWorker(context, configuration),
        Map.of(),
        listens(context, host));
  }

  /** Which paths belong to which application's limits; not there before the first deployment. */
  public static Path limitsMap(Layout layout, ServiceId id) {
    return layout.data(id).resolve("limits.map");
  }

  /** HAProxy complains where there is none. */
  @Override
  public void prepare(PlanContext context, Host host) {
    try {
      WithheldServers.of(context.layout(), on(host))
          .keep(context.layout(), on(host), context.inventory().ports().nginx());
    } catch (IOException e) {
      throw new StackException(on(host) + ": cannot prepare its data: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Path> checked(PlanContext context, Host host) {
    return List.of(context.layout().conf(on(host)), limitsMap(context.layout(), on(host)));
  }

  /** Not quiet: quiet, it does not even say what is wrong. */
  public static List<String> check(PlanContext context, RenderedFile configuration) {
    return List.of(
        context.programs().haproxy().toString(), "-c", "-f", configuration.path().toString());
  }

  /** A master that hands its sockets to a new worker on SIGUSR2, so that a reload drops nothing. */
  public static List<String> masterWorker(PlanContext context, RenderedFile configuration) {
    return List.of(
        context.programs().haproxy().toString(), "-W", "-f", configuration.path().toString());
  }

  /** A server answers through it, be it with an application's own "not found". */
  @Override
  public Optional<String> notReady(PlanContext context, Host host) {
    return Probe.get(url(context, host) + "/", status -> status != 503);
  }

  @Override
  public Optional<String> worker(PlanContext context, HostProcesses processes, Host host) {
    return HaproxySocket.ofRunning(this, List.of(host), context, processes).stream()
        .flatMap(socket -> socket.worker().stream())
        .findFirst();
  }

  @Override
  public Optional<String> reloadSignal() {
    return Optional.of("USR2");
  }
}
