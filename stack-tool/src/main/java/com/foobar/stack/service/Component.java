package com.foobar.stack.service;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A tier of the system: how its service is prepared, and how to tell that it is ready. */
public interface Component {

  /** In the order in which the tiers depend on each other, the database first. */
  List<Component> ALL =
      List.of(
          new MysqlMember(),
          new DatabaseDoor(),
          new WildflyNode(),
          new NginxServer(),
          new EdgeBalancer());

  static Component of(Service service) {
    return ALL.stream()
        .filter(component -> component.service() == service)
        .findFirst()
        .orElseThrow();
  }

  Service service();

  boolean runsOn(Host host);

  /** Where it answers, as a person is told: {@code ADDRESS:PORT}. */
  String address(PlanContext context, Host host);

  /** Files, command line and ports of this service on this host; nothing is done yet. */
  ServicePlan plan(PlanContext context, Host host);

  /** Why it must not be started as things are on the host; empty when it may. */
  default Optional<String> obstacle(PlanContext context, Host host) {
    return Optional.empty();
  }

  /** What has to be made on the host before the first start; does nothing when it is there. */
  default void prepare(PlanContext context, Host host) {}

  /** The files that its program reads when it checks them, or folders of such files. */
  default List<Path> checked(PlanContext context, Host host) {
    return List.of(context.layout().conf(on(host)));
  }

  /**
   * Gives files that are to be checked what they read besides, and that is no part of the plan.
   *
   * @param current where that is
   * @param beside where the files are
   */
  default void completeForCheck(PlanContext current, PlanContext beside, Host host)
      throws IOException {}

  /** Whether it runs with something made earlier, that is no part of the plan. */
  default boolean isOutdated(PlanContext context, Host host) {
    return false;
  }

  /**
   * What is another one when it has read its files again, such as its worker; empty when that
   * cannot be told at the moment.
   */
  default Optional<String> worker(PlanContext context, HostProcesses processes, Host host) {
    return Optional.empty();
  }

  /** The signal that makes it read changed files without dropping a request, if it knows one. */
  default Optional<String> reloadSignal() {
    return Optional.empty();
  }

  /** Asks the service itself whether it can be used; empty when it can, else what is missing. */
  Optional<String> notReady(PlanContext context, Host host);

  /** How long it may take to become ready; generous, since machines are busy. */
  default Duration startLimit() {
    return Duration.ofSeconds(60);
  }

  /** How long it may take to end by itself. */
  default Duration stopLimit() {
    return Duration.ofSeconds(10);
  }

  default ServiceId on(Host host) {
    return new ServiceId(host, service());
  }
}
