package com.foobar.stack.service.wildfly;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.service.Component;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** WildFly on each application server: the applications, clustered. */
public record WildflyNode() implements Component {
  /** Of one question, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String OPTIONS = "jvm.options";

  @Override
  public Service service() {
    return Service.WILDFLY;
  }

  @Override
  public boolean runsOn(Host host) {
    return host.is(Role.APPLICATION);
  }

  @Override
  public String address(PlanContext context, Host host) {
    return host.address() + ":" + context.inventory().ports().wildfly();
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    RenderedFile options = context.file(id, "server-config/jvm.options", OPTIONS);
    RenderedFile properties = context.file(id, "server-config/node.properties", "node.properties");
    String address = address(context, host);
    return new ServicePlan(
        id,
        address,
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
        List.of(
            address,
            host.address() + ":" + context.inventory().ports().management(),
            host.address() + ":" + context.inventory().ports().cluster()));
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
