package com.foobar.stack.service.nginx;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.ConfigurationFolder;
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.Listen;
import com.foobar.stack.service.Probe;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nginx on each web host: static files itself, the rest to the host's own WildFly, or to whichever
 * the balancer has chosen.
 */
public record NginxServer() implements Service {
  public static final String NAME = "nginx";

  private static final DebianProgram PROGRAM =
      new DebianProgram("nginx", "nginx", List.of("nginx"), "usr/sbin/nginx", "1.30", "-v");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DebianProgram> programs() {
    return List.of(PROGRAM);
  }

  @Override
  public Set<String> sendsTo() {
    return Set.of(WildflyNode.NAME);
  }

  @Override
  public boolean servesVisitors() {
    return true;
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.WEB);
  }

  @Override
  public List<Listen> listens(PlanContext context, Host host) {
    return List.of(
        Listen.on(host, context.inventory().ports().nginx(), "pages", Listen.From.BALANCERS));
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    Path conf = context.layout().conf(id);
    Path program = context.programs().of(PROGRAM.name());
    Map<String, Object> more =
        Map.of(
            // /…/usr/sbin/nginx keeps its mime.types in /…/etc/nginx.
            "program",
            Map.of("home", program.getParent().resolve("../..").normalize().toString()),
            "door",
            DatabaseDoor.view(context, host));
    List<RenderedFile> files = new ArrayList<>();
    files.add(context.file(id, "nginx/nginx.conf", "nginx.conf", more));
    files.add(context.file(id, "nginx/sites/site.conf", "sites/site.conf", more));
    files.addAll(ConfigurationFolder.rendered(context, id, "nginx/includes", "includes", more));
    List<String> argv =
        List.of(
            program.toString(),
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
        address(context, host),
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
        places(context, host));
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
    return Probe.get(health(context, host), status -> true);
  }

  @Override
  public List<Asked<Answer>> ask(Examination examination, Host host, ServiceState process) {
    return List.of(
        examination.ask(() -> Examination.answers("GET", health(examination.context(), host))));
  }

  private String health(PlanContext context, Host host) {
    return "http://%s/health/server".formatted(address(context, host));
  }

  @Override
  public Optional<String> reloadSignal() {
    return Optional.of("HUP");
  }
}
