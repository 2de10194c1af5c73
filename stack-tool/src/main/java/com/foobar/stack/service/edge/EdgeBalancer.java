package com.foobar.stack.service.edge;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.service.After;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.ConfigurationFolder;
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Listen;
import com.foobar.stack.service.Operations;
import com.foobar.stack.service.Probe;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.haproxy.Haproxy;
import com.foobar.stack.service.haproxy.HaproxyService;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The public HAProxy. */
public record EdgeBalancer() implements HaproxyService {
  public static final String NAME = "haproxy";

  @Override
  public String name() {
    return NAME;
  }

  /** It sends visitors to servers that are complete, and to none that leaves. */
  @Override
  public List<After> after() {
    return List.of(After.attempted(WildflyNode.APPLICATIONS));
  }

  @Override
  public Set<String> sendsTo() {
    return Set.of(NginxServer.NAME);
  }

  /** It hands its sockets to a new worker, without a gap. */
  @Override
  public boolean isReloadedForRestart() {
    return true;
  }

  @Override
  public Handover handover() {
    return new Handover() {
      /** One that runs already is ready only when it may send requests somewhere. */
      @Override
      public void beforeStart(Host host, Operations operations) {
        operations.letVisitorsIn();
      }

      @Override
      public void afterStart(Host host, Operations operations) {
        // It may have been frozen until now.
        operations.remindBalancers();
      }
    };
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.BALANCER);
  }

  @Override
  public List<Listen> listens(PlanContext context, Host host) {
    int port = context.inventory().site().port();
    return context.inventory().listens(host).stream()
        .map(address -> new Listen(address + ":" + port, "the site", Listen.From.VISITORS))
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
    files.addAll(ConfigurationFolder.rendered(context, id, "haproxy/errors", "errors", Map.of()));
    return new ServicePlan(
        id,
        address(context, host),
        List.of(context.layout().conf(id).resolve("errors"), context.layout().data(id)),
        files,
        Haproxy.check(context, configuration),
        Haproxy.masterWorker(context, configuration),
        Map.of(),
        places(context, host));
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

  /** A server answers through it, be it with an application's own "not found". */
  @Override
  public Optional<String> notReady(PlanContext context, Host host) {
    return Probe.get(url(context, host) + "/", status -> status != 503);
  }

  @Override
  public List<Asked<Answer>> ask(Examination examination, Host host, ServiceState process) {
    HaproxySocket socket = socket(examination.context().layout(), host);
    Asked<EdgeFigures> figures =
        examination.keep(
            EdgeFigures.class,
            host,
            examination.asking().ask(() -> new EdgeFigures(socket.statistics()), failure -> null));
    return List.of(
        examination.ask(
            () -> {
              figures.answer().get();
              return Answer.WELL;
            }),
        // HAProxy refuses TRACE itself, so that no application is asked for anything.
        examination.ask(
            () -> Examination.answers("TRACE", url(examination.context(), host) + "/")));
  }
}
