package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.Balancers;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.progress.TaskGraph;
import com.foobar.stack.service.After;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.SharedStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything from nothing, or what is missing of it. What does not depend on each other happens at
 * once; a failure on one host does not keep the others from starting.
 */
public final class StartUp {
  /** Our own application, which the build makes when it is not there. */
  private static final String OWN_APPLICATION = "ear/target/foobar.ear";

  private static final String DEPARTURE = "departure";

  private final PlanContext context;
  private final Programs programs;
  private final Progress progress;
  private final HostProcesses processes;
  private final EdgeControl edgeControl;
  private final Balancers balancers;
  private final Services services;
  private final ServiceOperations operations;
  private final List<LeftBehind> left;

  /** The servers that have all their applications. */
  private final Set<Host> complete = ConcurrentHashMap.newKeySet();

  public StartUp(
      PlanContext context, Programs programs, HostProcesses processes, Progress progress) {
    this.context = context;
    this.programs = programs;
    this.progress = progress;
    this.processes = processes;
    this.edgeControl = new EdgeControl(context, processes);
    this.balancers = new Balancers(context, processes);
    this.services = Services.installed();
    this.operations = new Starting();
    this.left = LeftBehind.in(context, services);
  }

  /** What services ask of a start of everything: visitors are sent to complete servers alone. */
  private final class Starting extends ServiceOperations {
    Starting() {
      super(context, processes, progress, services);
    }

    @Override
    public void keepVisitorsAway(Host host) {
      edgeControl.withhold(host);
    }

    @Override
    public void letVisitorsIn() {
      edgeControl.admit(complete);
    }

    @Override
    public void remindBalancers() {
      balancers.remind();
    }

    @Override
    public void installApplications(Host host) {
      String name = host.name() + "/applications";
      progress.report(name, "deploying");
      super.installApplications(host);
      complete.add(host);
      edgeControl.restore(host);
      progress.report(name, "deployed");
    }
  }

  /**
   * @throws StackException with every failure
   */
  public void run() {
    requireDataOfThisInventory();
    context.inventory().shortage().ifPresent(what -> progress.report("database group", what));
    context.openFiles().shortage().ifPresent(what -> progress.report("open files", what));
    TaskGraph graph = new TaskGraph(progress);
    tasks().forEach(task -> graph.add(task.name(), task.after(), task.attempted(), task.action()));
    try (operations) {
      graph.run();
    }
  }

  /** Programs, services in their order, what follows them, and whoever leaves. */
  private List<Tasks.Task> tasks() {
    Tasks tasks = new Tasks();
    programs.trees().forEach(tree -> tasks.once(tree, List.of(), () -> fetch(tree)));
    tasks.once(SharedStep.BUILD, List.of(), this::build);
    tasks.once(
        Programs.WILDFLY,
        programs.isWildflyPresent() ? List.of() : List.of(After.once(SharedStep.BUILD)),
        () -> {});
    for (Service service : services.inOrder()) {
      service
          .sharedSteps()
          .forEach(
              step -> tasks.once(step.name(), step.after(), () -> step.action().run(operations)));
    }
    left.forEach(behind -> addDeparture(tasks, behind));
    for (Host host : context.inventory().hosts()) {
      services.on(host).forEach(service -> addService(tasks, service, host));
    }
    return tasks.ordered();
  }

  /**
   * The data of hosts that were all renamed, or lost their role, would be left behind, and the site
   * would begin anew.
   */
  private void requireDataOfThisInventory() {
    boolean any =
        services.withData(context.inventory()).stream()
            .anyMatch(service -> Files.exists(context.layout().data(service)));
    List<Host> departed =
        Stream.concat(
                context.identities().departed(context.inventory()).stream(),
                context.inventory().hosts().stream()
                    .filter(host -> services.withData(host).isEmpty()))
            .filter(this::hasData)
            .toList();
    if (!any && !departed.isEmpty()) {
      throw new StackException(
          "the inventory names no database host that has data, but %s had it, in %s. Give one of them back its name, or its role."
              .formatted(
                  departed.stream().map(Host::name).collect(Collectors.joining(", ")),
                  context.layout().hosts()));
    }
  }

  /** Of a service that may not be wanted there any more. */
  private boolean hasData(Host host) {
    return services.inOrder().stream()
        .filter(Service::keepsData)
        .anyMatch(service -> Files.exists(context.layout().data(service.on(host))));
  }

  /** One whose address another has now goes first; any other when the rest can do without it. */
  private void addDeparture(Tasks tasks, LeftBehind behind) {
    boolean first = behind.isInTheWay(context);
    tasks.on(
        behind.host(),
        DEPARTURE,
        first ? List.of() : settled(),
        List.of(),
        () -> {
          if (!first && complete.isEmpty()) {
            throw new StackException(
                behind.host() + " stays until a server of the inventory has the applications");
          }
          new Departure(context, processes, progress, services).of(behind);
        });
  }

  /** When every service is of as much use as it will be. */
  private List<After> settled() {
    return services.inOrder().stream()
        .flatMap(service -> service.followUp().stream())
        .map(followUp -> After.attempted(followUp.name()))
        .toList();
  }

  private void addService(Tasks tasks, Service service, Host host) {
    List<After> after = new ArrayList<>(service.after());
    service.programs().forEach(program -> after.add(After.once(program.tree())));
    if (after.stream().anyMatch(After::evenIfItFailed)) {
      // Who comes when all is settled comes when everybody has left, too.
      left.forEach(behind -> after.add(After.attempted(DEPARTURE)));
    }
    tasks.on(
        host, service.name(), after, departuresFrom(host), () -> operations.bringUp(service, host));
    service
        .followUp()
        .ifPresent(
            followUp ->
                tasks.on(
                    host,
                    followUp.name(),
                    followUp.after(),
                    List.of(),
                    () -> followUp.action().run(host, operations)));
  }

  /** What has to be over before anything starts on the host: whoever had its address. */
  private List<String> departuresFrom(Host host) {
    return left.stream()
        .filter(behind -> behind.isInTheWay(context))
        .filter(behind -> behind.host().address().equals(host.address()))
        .map(behind -> behind.host().name() + "/" + DEPARTURE)
        .toList();
  }

  private void fetch(String tree) {
    if (!programs.isPresent(tree)) {
      progress.report(tree, "fetching its Debian packages");
    }
    programs.fetch(tree);
    progress.report(tree, "at hand");
  }

  private void build() {
    Path own = context.path(OWN_APPLICATION);
    boolean ear =
        context.inventory().applications().stream()
                .anyMatch(application -> application.file().equals(OWN_APPLICATION))
            && !operations.knowsApplication(OWN_APPLICATION)
            && !Files.exists(own);
    if (ear || !programs.isWildflyPresent()) {
      progress.report(
          SharedStep.BUILD,
          ear ? "building the application and its servers" : "provisioning WildFly");
      programs.build(ear);
    }
    progress.report(SharedStep.BUILD, "done");
  }
}
