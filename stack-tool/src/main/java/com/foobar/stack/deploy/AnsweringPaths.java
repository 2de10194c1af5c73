package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where on the site each application answers, as each server told when it was deployed there; and
 * with that the balancers' knowledge of which request belongs to which application.
 *
 * <p>Kept by server, because a rolling change has two versions in use at once, which may answer at
 * different paths: the balancers know both as long as there is a server with either.
 */
final class AnsweringPaths {
  /** Servers are given their applications at the same time. */
  private static final Object LOCK = new Object();

  private final PlanContext context;
  private final Balancers balancers;

  AnsweringPaths(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.balancers = new Balancers(context, processes);
  }

  /** What the server has of the application now answers at these paths, and at no others. */
  void replace(Host server, String application, Collection<String> roots) {
    write(server, application, new TreeSet<>(roots));
  }

  private void write(Host server, String application, Collection<String> lines) {
    synchronized (LOCK) {
      try {
        PrivateFiles.update(folder(server).resolve(application), String.join("\n", lines));
        tellBalancers();
      } catch (IOException e) {
        throw new StackException("cannot keep where %s answers: %s".formatted(application, e), e);
      }
    }
  }

  void forget(Host server, String application) {
    synchronized (LOCK) {
      try {
        Files.deleteIfExists(folder(server).resolve(application));
        tellBalancers();
      } catch (IOException e) {
        throw new StackException("cannot forget where %s answers: %s".formatted(application, e), e);
      }
    }
  }

  /**
   * Writes the map for each balancer, which reads it when it starts, and gives it to those that
   * run, who then have it at once.
   */
  private void tellBalancers() throws IOException {
    String map = map();
    EdgeBalancer edge = new EdgeBalancer();
    for (Host balancer : context.inventory().balancers()) {
      PrivateFiles.update(EdgeBalancer.limitsMap(context.layout(), edge.on(balancer)), map);
    }
    balancers.tellLimits();
  }

  private String map() throws IOException {
    LimitsMap map = new LimitsMap();
    for (Host server : context.inventory().applicationServers()) {
      CheckOwners owners = new CheckOwners(context.layout(), server);
      for (Path file : files(folder(server))) {
        String application = file.getFileName().toString();
        for (String root : Files.readAllLines(file)) {
          map.add(root, context.inventory().limitsOf(application), owners.of(application));
        }
      }
    }
    return map.text();
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }
  }

  private Path folder(Host server) {
    return context.layout().contextRoots(server);
  }
}
