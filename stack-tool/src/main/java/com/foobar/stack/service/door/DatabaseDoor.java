package com.foobar.stack.service.door;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The small HAProxy on each application server that leads to the current primary and to a
 * secondary.
 */
public record DatabaseDoor() implements Component {
  @Override
  public Service service() {
    return Service.DATABASE_DOOR;
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.APPLICATION);
  }

  @Override
  public String address(PlanContext context, Host host) {
    return host.address() + ":" + context.inventory().ports().databaseReadWrite();
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    RenderedFile configuration = context.file(id, "haproxy/database.cfg", "database.cfg");
    String readWrite = address(context, host);
    String readOnly = host.address() + ":" + context.inventory().ports().databaseReadOnly();
    return new ServicePlan(
        id,
        readWrite,
        List.of(),
        List.of(configuration),
        EdgeBalancer.check(context, configuration),
        EdgeBalancer.masterWorker(context, configuration),
        Map.of(),
        context.inventory().isReachedFromElsewhere(host)
            ? List.of(readWrite, readOnly, healthAddress(context, host))
            : List.of(readWrite, readOnly));
  }

  private static String healthAddress(PlanContext context, Host host) {
    return host.address() + ":" + context.inventory().ports().databaseHealth();
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
