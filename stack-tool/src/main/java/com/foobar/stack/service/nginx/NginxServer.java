package com.foobar.stack.service.nginx;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.ConfigurationFolder;
import com.foobar.stack.service.Probe;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nginx on each web host: static files itself, the rest to the host's own WildFly, or to whichever
 * the balancer has chosen.
 */
public record NginxServer() implements Component {
  @Override
  public Service service() {
    return Service.NGINX;
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.WEB);
  }

  @Override
  public String address(PlanContext context, Host host) {
    return host.address() + ":" + context.inventory().ports().nginx();
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    Path conf = context.layout().conf(id);
    List<RenderedFile> files = new ArrayList<>();
    files.add(context.file(id, "nginx/nginx.conf", "nginx.conf"));
    files.add(context.file(id, "nginx/sites/site.conf", "sites/site.conf"));
    files.addAll(ConfigurationFolder.rendered(context, id, "nginx/includes", "includes"));
    String address = address(context, host);
    List<String> argv =
        List.of(
            context.programs().nginx().toString(),
            "-p",
            context.layout().service(id).toString(),
            "-e",
            context.layout().log(id).toString(),
            "-c",
            conf.resolve("nginx.conf").toString());
    List<String> check = new ArrayList<>(argv);
    check.add("-t");
    check.add("-q");
    return new ServicePlan(
        id,
        address,
        List.of(
            conf.resolve("sites"),
            conf.resolve("includes"),
            applications(context, id),
            context.layout().data(id),
            context.layout().www(id)),
        files,
        check,
        argv,
        Map.of(),
        List.of(address));
  }

  /** One file for each deployed application, written when it is deployed. */
  public static Path applications(PlanContext context, ServiceId id) {
    return context.layout().conf(id).resolve("applications");
  }

  /** The applications' files include the planned ones, and would fail with them. */
  @Override
  public void completeForCheck(PlanContext current, PlanContext beside, Host host)
      throws IOException {
    FileTree.copy(applications(current, on(host)), applications(beside, on(host)));
  }

  @Override
  public Optional<String> worker(PlanContext context, HostProcesses processes, Host host) {
    return processes.newestWorker(on(host)).map(String::valueOf);
  }

  /** It answers itself; whether a WildFly does behind it, the balancer's health check finds out. */
  @Override
  public Optional<String> notReady(PlanContext context, Host host) {
    return Probe.get(
        "http://%s:%d/health/server".formatted(host.address(), context.inventory().ports().nginx()),
        status -> true);
  }

  @Override
  public Optional<String> reloadSignal() {
    return Optional.of("HUP");
  }
}
