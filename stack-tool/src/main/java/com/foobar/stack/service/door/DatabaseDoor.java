package com.foobar.stack.service.door;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Ports;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.service.After;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Listen;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.haproxy.Haproxy;
import com.foobar.stack.service.haproxy.HaproxyService;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.stack.service.mysql.MysqlMember;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The small HAProxy on each application server that leads to the current primary and to a
 * secondary.
 */
public record DatabaseDoor() implements HaproxyService {
  public static final String NAME = "database-door";

  @Override
  public String name() {
    return NAME;
  }

  /** Ready is one that leads to a primary. */
  @Override
  public List<After> after() {
    return List.of(After.once(MysqlMember.GROUP));
  }

  @Override
  public Set<String> sendsTo() {
    return Set.of(MysqlMember.NAME);
  }

  @Override
  public boolean servesVisitors() {
    return true;
  }

  @Override
  public Handover handover() {
    return new DoorControl();
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.APPLICATION);
  }

  @Override
  public List<Listen> listens(PlanContext context, Host host) {
    Ports ports = context.inventory().ports();
    List<Listen> listens =
        new ArrayList<>(
            List.of(
                Listen.on(
                    host, ports.databaseReadWrite(), "to the primary", Listen.From.ITS_OWN_HOST),
                Listen.on(
                    host, ports.databaseReadOnly(), "to a replica", Listen.From.ITS_OWN_HOST)));
    if (context.inventory().isReachedFromElsewhere(host)) {
      listens.add(
          Listen.on(host, ports.databaseHealth(), "whether it leads there", Listen.From.HOSTS));
    }
    return listens;
  }

  /** Where, for configuration files, one asks by HTTP whether the door leads to a primary. */
  public static Map<String, Object> view(PlanContext context, Host host) {
    return Map.of(
        "health",
        context.layout().run(new ServiceId(host, NAME)).resolve("health.sock").toString(),
        "askedFromElsewhere",
        context.inventory().isReachedFromElsewhere(host));
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    RenderedFile configuration =
        context.file(
            id,
            "haproxy/database.cfg",
            "database.cfg",
            Map.of(
                "door",
                view(context, host),
                "roleCheck",
                Map.of("handshake", RoleCheck.handshake(), "query", RoleCheck.query())));
    return new ServicePlan(
        id,
        address(context, host),
        List.of(),
        List.of(configuration),
        Haproxy.check(context, configuration),
        Haproxy.masterWorker(context, configuration),
        Map.of(),
        places(context, host));
  }

  /** Both ways are open: the writing one leads to a primary, the reading one to any member. */
  @Override
  public Optional<String> notReady(PlanContext context, Host host) {
    int[] ports = {
      context.inventory().ports().databaseReadWrite(),
      context.inventory().ports().databaseReadOnly()
    };
    for (int port : ports) {
      try (var connection = MemberConnection.open(context, host.address(), port)) {
        if (!connection.isValid(2)) {
          return Optional.of("no answer through port " + port);
        }
      } catch (SQLException e) {
        return Optional.of("no member behind port %d yet".formatted(port));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Asked<Answer>> ask(Examination examination, Host host, ServiceState process) {
    HaproxySocket socket = socket(examination.context().layout(), host);
    return List.of(examination.ask(() -> Door.judge(socket.statistics())));
  }
}
