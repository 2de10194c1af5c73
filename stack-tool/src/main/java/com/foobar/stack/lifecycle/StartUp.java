package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.ApplicationRollout;
import com.foobar.stack.deploy.Balancers;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.progress.TaskGraph;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.door.DoorControl;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.ServerConfiguration;
import com.foobar.stack.service.wildfly.WildflyNode;
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

  private static final String BUILD = "build";
  private static final String CONFIGURATION = "WildFly's configuration";
  private static final String GROUP = "database group";
  private static final String APPLICATIONS = "applications";

  private final PlanContext context;
  private final Programs programs;
  private final Group group;
  private final ServiceStarter starter;
  private final MemberStarter memberStarter;
  private final ApplicationRollout rollout;
  private final Progress progress;
  private final TaskGraph tasks;
  private final HostProcesses processes;
  private final EdgeControl edgeControl;
  private final Balancers balancers;
  private final DoorControl doors;

  /** The servers that have all their applications. */
  private final Set<Host> complete = ConcurrentHashMap.newKeySet();

  public StartUp(
      PlanContext context, Programs programs, HostProcesses processes, Progress progress) {
    this.context = context;
    this.programs = programs;
    this.group = new Group(context);
    this.starter = new ServiceStarter(context, processes, progress);
    this.memberStarter = new MemberStarter(context.layout(), group, starter, processes, progress);
    this.rollout = new ApplicationRollout(context, processes, progress);
    this.progress = progress;
    this.tasks = new TaskGraph(progress);
    this.processes = processes;
    this.edgeControl = new EdgeControl(context, processes);
    this.balancers = new Balancers(context, processes);
    this.doors = new DoorControl(context, processes);
  }

  /**
   * @throws StackException with every failure
   */
  public void run() {
    requireDataOfThisInventory();
    context.inventory().shortage().ifPresent(what -> progress.report(GROUP, what));
    context.openFiles().shortage().ifPresent(what -> progress.report("open files", what));
    programs.trees().forEach(tree -> tasks.add(tree, List.of(), () -> fetch(tree)));
    tasks.add(BUILD, List.of(), this::build);
    List<LeftBehind> left = LeftBehind.in(context);
    left.stream().filter(this::isInTheWay).forEach(host -> addDeparture(host, List.of()));
    addDatabase();
    addServers();
    List<String> deployments =
        context.inventory().applicationServers().stream().map(StartUp::deployment).toList();
    left.stream()
        .filter(host -> !isInTheWay(host))
        .forEach(host -> addDeparture(host, deployments));
    List<String> settled = new ArrayList<>(deployments);
    left.forEach(host -> settled.add(departure(host.host())));
    addBalancers(settled);
    try (Group.Asking asking = group.asking()) {
      tasks.run();
    }
  }

  /**
   * The data of hosts that were all renamed, or lost their role, would be left behind, and the site
   * would begin anew.
   */
  private void requireDataOfThisInventory() {
    boolean any = context.inventory().members().stream().anyMatch(StartUp.this::hasData);
    List<Host> departed =
        Stream.concat(
                context.identities().departed(context.inventory()).stream(),
                context.inventory().hosts().stream().filter(host -> !host.isMember()))
            .filter(this::hasData)
            .toList();
    if (!any && !departed.isEmpty()) {
      throw new StackException(
          "the inventory names no database host that has data, but %s had it, in %s. Give one of them back its name, or its role."
              .formatted(
                  departed.stream().map(Host::name).collect(Collectors.joining(", ")),
                  context.layout().state().resolve("hosts")));
    }
  }

  private boolean hasData(Host host) {
    return Files.exists(context.layout().data(new MysqlMember().on(host)));
  }

  private boolean isInTheWay(LeftBehind left) {
    return left.isInTheWay(context);
  }

  /** One whose address another has now goes first; any other when the rest can do without it. */
  private void addDeparture(LeftBehind left, List<String> attempted) {
    tasks.add(
        departure(left.host()),
        List.of(),
        attempted,
        () -> {
          if (!attempted.isEmpty() && complete.isEmpty()) {
            throw new StackException(
                left.host() + " stays until a server of the inventory has the applications");
          }
          new Departure(context, processes, progress).of(left);
        });
  }

  private static String departure(Host host) {
    return host.name() + "/departure";
  }

  /** What has to be over before anything starts on the host: whoever had its address. */
  private List<String> afterDepartures(Host host, String... others) {
    List<String> after = new ArrayList<>(List.of(others));
    LeftBehind.in(context).stream()
        .filter(left -> isInTheWay(left) && left.host().address().equals(host.address()))
        .forEach(left -> after.add(departure(left.host())));
    return after;
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
            && !rollout.knows(OWN_APPLICATION)
            && !Files.exists(own);
    if (ear || !programs.isWildflyPresent()) {
      progress.report(
          BUILD, ear ? "building the application and its servers" : "provisioning WildFly");
      programs.build(ear);
    }
    progress.report(BUILD, "done");
  }

  private void addDatabase() {
    Component mysql = new MysqlMember();
    List<String> members = new ArrayList<>();
    for (Host host : context.inventory().members()) {
      members.add(addService(mysql, host, afterDepartures(host, "mysql")));
    }
    tasks.add(GROUP, List.of(), members, this::formGroup);
    for (Host host : context.inventory().members()) {
      String service = mysql.on(host).toString();
      tasks.add(service + " in the group", List.of(service, GROUP), () -> memberStarter.join(host));
    }
  }

  private void formGroup() {
    progress.report(GROUP, "forming");
    group.form();
    // Every start, so that a database that was added to the inventory gets its schema and users.
    group.applyOnce(context.renderShared("mysql/grants.sql"));
    progress.report(
        GROUP, "the primary is " + group.primary().map(Host::name).orElse("not elected"));
  }

  private void addServers() {
    // The servers start while the application is built that they are to have.
    tasks.add(
        CONFIGURATION,
        programs.isWildflyPresent() ? List.of() : List.of(BUILD),
        () -> {
          progress.report(CONFIGURATION, "making");
          new ServerConfiguration(context).make();
          progress.report(CONFIGURATION, "made");
        });
    tasks.add(APPLICATIONS, List.of(BUILD), rollout::adoptInventory);
    for (Host host : context.inventory().webServers()) {
      addService(new NginxServer(), host, afterDepartures(host, "nginx"));
    }
    for (Host host : context.inventory().applicationServers()) {
      String door = new DatabaseDoor().on(host).toString();
      tasks.add(door, afterDepartures(host, "haproxy", GROUP), () -> startDoor(host));
      String wildfly = new WildflyNode().on(host).toString();
      tasks.add(wildfly, afterDepartures(host, CONFIGURATION, door), () -> startWildfly(host));
      String deployment = deployment(host);
      tasks.add(
          deployment,
          deploymentNeeds(host),
          websElsewhere(host),
          () -> {
            progress.report(deployment, "deploying");
            rollout.install(host);
            complete.add(host);
            edgeControl.restore(host);
            progress.report(deployment, "deployed");
          });
    }
  }

  private static List<String> deploymentNeeds(Host host) {
    List<String> needs =
        new ArrayList<>(List.of(APPLICATIONS, new WildflyNode().on(host).toString()));
    if (host.is(Role.WEB)) {
      needs.add(new NginxServer().on(host).toString());
    }
    return needs;
  }

  /** The Nginxes on other hosts that may lead to it and are given what is deployed there. */
  private List<String> websElsewhere(Host host) {
    return context.inventory().webServers().stream()
        .filter(web -> !web.equals(host))
        .map(web -> new NginxServer().on(web).toString())
        .toList();
  }

  private void startDoor(Host host) {
    starter.start(new DatabaseDoor(), host);
    doors.admitAllAt(host);
  }

  /**
   * Out of sight of the balancers until it has its applications: it says that it is ready before.
   */
  private void startWildfly(Host host) {
    WildflyNode wildfly = new WildflyNode();
    if (!processes.state(wildfly.on(host)).isAlive()) {
      edgeControl.withhold(host);
    }
    starter.start(wildfly, host);
  }

  /**
   * @param settled what has to be over first: they are sent to servers that are complete, and to
   *     none that leaves
   */
  private void addBalancers(List<String> settled) {
    for (Host host : context.inventory().balancers()) {
      Component edge = new EdgeBalancer();
      tasks.add(
          edge.on(host).toString(),
          afterDepartures(host, "haproxy"),
          settled,
          () -> {
            // One that runs already is ready only when it may send requests somewhere.
            edgeControl.admit(complete);
            starter.start(edge, host);
            // It may have been frozen until now.
            balancers.remind();
          });
    }
  }

  private String addService(Component component, Host host, List<String> after) {
    String name = component.on(host).toString();
    tasks.add(name, after, () -> starter.start(component, host));
    return name;
  }

  private static String deployment(Host host) {
    return host.name() + "/applications";
  }
}
