package com.foobar.stack.service.wildfly;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Ports;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ProgramPaths;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.program.Programs;
import com.foobar.stack.service.After;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.FollowUp;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Listen;
import com.foobar.stack.service.Operations;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.SharedStep;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.door.DatabaseDoor;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** WildFly on each application server: the applications, clustered. */
public record WildflyNode() implements Service {
  public static final String NAME = "wildfly";

  /** What makes it of use. */
  public static final String APPLICATIONS = "applications";

  private static final String CONFIGURATION = "WildFly's configuration";

  /** Of one question, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String OPTIONS = "jvm.options";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Path> commands(ProgramPaths paths) {
    return List.of(paths.wildflyHome().resolve("bin"));
  }

  @Override
  public List<After> after() {
    return List.of(After.once(CONFIGURATION), After.here(DatabaseDoor.NAME));
  }

  @Override
  public List<SharedStep> sharedSteps() {
    return List.of(
        new SharedStep(
            CONFIGURATION,
            List.of(After.once(Programs.WILDFLY)),
            operations -> {
              operations.progress().report(CONFIGURATION, "making");
              new ServerConfiguration(operations.context()).make();
              operations.progress().report(CONFIGURATION, "made");
            }),
        new SharedStep(
            APPLICATIONS, List.of(After.once(SharedStep.BUILD)), Operations::gatherApplications));
  }

  /**
   * An Nginx beside it publishes their files, and those on other hosts are given what is deployed
   * there. (It is named, not known here: it sends to this one, and packages form no circle.)
   */
  @Override
  public Optional<FollowUp> followUp() {
    return Optional.of(
        new FollowUp(
            APPLICATIONS,
            List.of(
                After.here(NAME),
                After.here("nginx"),
                After.attempted("nginx"),
                After.once(APPLICATIONS)),
            (host, operations) -> operations.installApplications(host)));
  }

  @Override
  public boolean servesVisitors() {
    return true;
  }

  @Override
  public Handover handover() {
    return new WildflyHandover();
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.APPLICATION);
  }

  @Override
  public List<Listen> listens(PlanContext context, Host host) {
    Ports ports = context.inventory().ports();
    return List.of(
        Listen.on(host, ports.wildfly(), "applications", Listen.From.HOSTS),
        Listen.on(host, ports.management(), "management", Listen.From.HOSTS),
        Listen.on(host, ports.cluster(), "cluster", Listen.From.HOSTS),
        Listen.on(host, ports.cluster() + 1, "cluster", Listen.From.HOSTS));
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    RenderedFile options = context.file(id, "server-config/jvm.options", OPTIONS);
    RenderedFile properties = context.file(id, "server-config/node.properties", "node.properties");
    return new ServicePlan(
        id,
        address(context, host),
        List.of(context.layout().conf(id)),
        List.of(options, properties),
        // A JVM takes all its options before it says which one it is.
        List.of(
            context.programs().java().toString(),
            "@" + options.path(),
            "-classpath",
            classPath(context),
            "-version"),
        commandLine(context, id, options, properties, ServerConfiguration.FILE),
        Map.of(),
        places(context, host));
  }

  /** The JVM's options alone: what is beside them WildFly itself writes. */
  @Override
  public List<Path> checked(PlanContext context, Host host) {
    return List.of(context.layout().conf(on(host)).resolve(OPTIONS));
  }

  /** The class path of WildFly's JVM, of which the archive of its classes is one. */
  private static String classPath(PlanContext context) {
    return context.programs().wildflyHome().resolve("jboss-modules.jar").toString();
  }

  /** Without standalone.sh, so that the recorded process is the server itself. */
  static List<String> commandLine(
      PlanContext context,
      ServiceId id,
      RenderedFile options,
      RenderedFile properties,
      String configuration) {
    Path home = context.programs().wildflyHome();
    return List.of(
        context.programs().java().toString(),
        "@" + options.path(),
        "-Djboss.home.dir=" + home,
        "-Djboss.server.base.dir=" + context.layout().service(id),
        "-jar",
        classPath(context),
        "-mp",
        home.resolve("modules").toString(),
        "org.jboss.as.standalone",
        "--server-config=" + configuration,
        "--properties=" + properties.path());
  }

  @Override
  public void prepare(PlanContext context, Host host) {
    new ServerConfiguration(context).installOn(on(host));
  }

  @Override
  public boolean isOutdated(PlanContext context, Host host) {
    return !new ServerConfiguration(context).isInstalledOn(on(host));
  }

  @Override
  public List<Asked<Answer>> ask(Examination examination, Host host, ServiceState process) {
    WildflyQuestions wildfly =
        new WildflyQuestions(
            HttpManagement.of(examination.context(), host, Examination.PATIENCE),
            examination.context().inventory().ports().wildfly());
    ApplicationsThere applications = examination.given(ApplicationsThere.class);
    return List.of(
        examination.ask(() -> wildfly.ready(checks -> applications.notReady(host, checks))),
        examination.ask(wildfly::answersVisitors),
        examination
            .asking()
            .ask(() -> applications.judge(wildfly.deployments()), WildflyNode::unasked));
  }

  /** Whether it is ready, and whether it answers, is asked beside this. */
  private static Answer unasked(Throwable failure) {
    return Answer.silent(
        "its management does not tell what is deployed (%s)".formatted(failure.getMessage()));
  }

  /** The server itself; an application that is not ready yet does not keep it from the others. */
  @Override
  public Optional<String> notReady(PlanContext context, Host host) {
    try {
      return HttpManagement.of(context, host, PATIENCE).state().notReady();
    } catch (ConnectException e) {
      return Optional.of("nobody listens at its management's port");
    } catch (IOException e) {
      return Optional.of("its management does not answer: " + e.getMessage());
    }
  }

  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(30);
  }
}
