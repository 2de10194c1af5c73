package com.foobar.bench.beside;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.Await;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A WildFly in no cluster, of its makers' distribution and with one of the configurations that come
 * with it, in a JVM with the options and the heap of the stack's.
 */
final class LoneWildfly {
  private static final Duration START = Duration.ofMinutes(8);

  private final Beside beside;
  private final Path home;
  private final Path base;

  LoneWildfly(Beside beside, PlanContext stack) {
    this.beside = beside;
    this.home = WildflyDistribution.home(stack);
    this.base = beside.context().layout().service(id());
  }

  private ServiceId id() {
    return beside.id(WildflyNode.NAME);
  }

  /**
   * Returns when nothing is missing.
   *
   * @param configuration such as "standalone.xml"
   * @param changes to it, as a script for WildFly's command line
   * @param properties template of what it is told at its start
   * @param values in that, besides what all files know
   * @param missing what is missing; empty when it is ready
   * @throws StackException when it does not start
   */
  void start(
      String configuration,
      String changes,
      String properties,
      Map<String, Object> values,
      Supplier<Optional<String>> missing) {
    PlanContext context = beside.context();
    Path folder = context.layout().conf(id());
    RenderedFile options =
        new RenderedFile(
            folder.resolve("jvm.options"),
            context.render("server-config/jvm.options", id(), values));
    RenderedFile told =
        new RenderedFile(
            folder.resolve("start.properties"), context.render(properties, id(), values));
    RenderedFile script =
        new RenderedFile(
            folder.resolve("session.cli"),
            "embed-server --server-config=%s --std-out=discard%n%s%nstop-embedded-server%n"
                .formatted(configuration, changes));
    ServicePlan plan =
        new ServicePlan(
            id(),
            beside.address(),
            List.of(folder),
            List.of(options, told, script),
            List.of(),
            List.of(
                context.programs().java().toString(),
                "@" + options.path(),
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + base,
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                "%s:%s".formatted(base.resolve("modules"), home.resolve("modules")),
                "org.jboss.as.standalone",
                "--server-config=" + configuration,
                "--properties=" + told.path()),
            Map.of(),
            List.of());
    beside.write(plan);
    try {
      copyFiles(home.resolve("standalone/configuration"), folder);
      FileTree.copy(
          context.programs().wildflyHome().resolve("modules/com/mysql"),
          base.resolve("modules/com/mysql"));
    } catch (IOException e) {
      throw new StackException("cannot make ready a WildFly to compare with: " + e, e);
    }
    ExternalCommand.run(
        "configuring a WildFly to compare with",
        List.of(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + script.path()),
        base,
        Map.of(
            "JAVA_HOME",
            context.programs().java().getParent().getParent().toString(),
            "JAVA_OPTS",
            "-Djboss.server.base.dir=" + base + " -Xmx256m -XX:TieredStopAtLevel=1"),
        context.layout().logs(id()).resolve("configure.log"));
    beside.start(plan);
    Await.until("the WildFly to compare with", START, () -> missing(missing));
  }

  private Optional<String> missing(Supplier<Optional<String>> more) {
    if (!beside.isAlive(WildflyNode.NAME)) {
      throw new StackException("the WildFly to compare with has ended:%n%s".formatted(endOfLog()));
    }
    return more.get();
  }

  String endOfLog() {
    return ExternalCommand.tail(beside.log(WildflyNode.NAME));
  }

  /** Where its deployment scanner looks; what is there before it starts is deployed by then. */
  Path deployments() {
    Path deployments = base.resolve("deployments");
    try {
      PrivateFiles.createDirectories(deployments);
    } catch (IOException e) {
      throw new StackException("cannot make %s: %s".formatted(deployments, e), e);
    }
    return deployments;
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
