package com.foobar.stack.service;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.state.Approval;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files of a service that are not in use yet: they are put in a folder beside those that are, where
 * the service's own program looks at them before they take those ones' place. What it refuses stays
 * there to be looked at, until it accepts others.
 */
public final class NextConfiguration {
  private final PlanContext context;
  private final Service service;
  private final Host host;

  public NextConfiguration(PlanContext context, Service service, Host host) {
    this.context = context;
    this.service = service;
    this.host = host;
  }

  /** All that the program will read, in its place in the folder beside. */
  public interface Content {
    void put(PlanContext beside) throws IOException;
  }

  /**
   * @param what is done, for the user: "checking its configuration"
   * @throws StackException with the program's words when it refuses them
   */
  public void check(String what, Content content) throws IOException {
    PlanContext beside = context.beside();
    Path folder = beside.layout().conf(service.on(host));
    FileTree.delete(folder);
    content.put(beside);
    check(
        service.plan(beside, host),
        what,
        "The refused files are in %s; those before them stay.".formatted(folder));
    FileTree.delete(folder);
  }

  /**
   * The files that are in use; what else they read may have changed. Nobody is asked who has
   * accepted exactly these before.
   *
   * @throws StackException with the program's words when it refuses them
   */
  public void checkCurrent(String what) {
    ServicePlan plan = service.plan(context, host);
    Approval approval = approval(plan);
    if (approval.isGiven()) {
      return;
    }
    check(plan, what, "It would not start with these files.");
    approval.give();
  }

  /** What was accepted beside has taken the place of what was in use. */
  public void isInUse() {
    approval(service.plan(context, host)).give();
  }

  private Approval approval(ServicePlan plan) {
    List<Path> sources = new ArrayList<>(service.checked(context, host));
    plan.check().stream().findFirst().map(Path::of).ifPresent(sources::add);
    return Approval.of(
        context.layout().service(plan.id()).resolve("conf.accepted"), plan.check(), sources);
  }

  private void check(ServicePlan plan, String what, String hint) {
    if (plan.check().isEmpty()) {
      return;
    }
    ServiceId id = plan.id();
    try {
      ExternalCommand.run(
          "%s: %s".formatted(id, what),
          host.command(plan.check()),
          context.layout().service(id),
          Map.of(),
          context.layout().logs(id).resolve("check.log"));
    } catch (StackException e) {
      throw new StackException(e.getMessage() + System.lineSeparator() + hint, e);
    }
  }
}
