package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.component.Component;
import com.foobar.stack.component.DatabaseDoor;
import com.foobar.stack.component.EdgeBalancer;
import com.foobar.stack.component.MysqlMember;
import com.foobar.stack.component.NginxServer;
import com.foobar.stack.component.ServerConfiguration;
import com.foobar.stack.component.WildflyNode;
import com.foobar.stack.database.Group;
import com.foobar.stack.deploy.ApplicationRollout;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.progress.TaskGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
    this.doors = new DoorControl(context, processes);
  }

  /**
   * @throws StackException with every failure
   */
  public void run() {
    programs.trees().forEach(tree -> tasks.add(tree, List.of(), () -> fetch(tree)));
    tasks.add(BUILD, List.of(), this::build);
    addDatabase();
    addServers();
    addBalancers();
    tasks.run();
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
        context.inventory().applications().contains(OWN_APPLICATION)
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
      members.add(addService(mysql, host, List.of("mysql")));
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
    tasks.add(
        CONFIGURATION,
        List.of(BUILD),
        () -> {
          progress.report(CONFIGURATION, "making");
          new ServerConfiguration(context).make();
          progress.report(CONFIGURATION, "made");
        });
    tasks.add(APPLICATIONS, List.of(BUILD), rollout::adoptInventory);
    for (Host host : context.inventory().servers()) {
      String door = new DatabaseDoor().on(host).toString();
      tasks.add(door, List.of("haproxy", GROUP), () -> startDoor(host));
      String nginx = addService(new NginxServer(), host, List.of("nginx"));
      String wildfly = new WildflyNode().on(host).toString();
      tasks.add(wildfly, List.of(CONFIGURATION, door), () -> startWildfly(host));
      String deployment = deployment(host);
      tasks.add(
          deployment,
          List.of(APPLICATIONS, nginx, wildfly),
          () -> {
            progress.report(deployment, "deploying");
            rollout.install(host);
            complete.add(host);
            edgeControl.restore(host);
            progress.report(deployment, "deployed");
          });
    }
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

  private void addBalancers() {
    List<String> deployments =
        context.inventory().servers().stream().map(StartUp::deployment).toList();
    for (Host host : context.inventory().balancers()) {
      Component edge = new EdgeBalancer();
      tasks.add(
          edge.on(host).toString(),
          List.of("haproxy"),
          deployments,
          () -> {
            // One that runs already is ready only when it may send requests somewhere.
            edgeControl.admit(complete);
            starter.start(edge, host);
            edgeControl.admit(complete);
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
