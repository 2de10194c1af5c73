package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.service.wildfly.HealthChecks;
import com.foobar.stack.service.wildfly.HealthChecks.Check;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which readiness check of a server belongs to which application. WildFly does not say it; but what
 * comes with a deployment is the deployment's.
 */
public final class CheckOwners {
  private final Path folder;

  public CheckOwners(Layout layout, Host server) {
    this.folder = layout.healthChecks(server);
  }

  /** The checks that came with the application; empty when that was never seen. */
  public Set<String> of(String application) {
    Path file = folder.resolve(application);
    try {
      return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      throw new StackException("cannot read " + file, e);
    }
  }

  /**
   * Whose check it is: several have one of that name, or that was never seen and it is nobody's.
   */
  List<String> ownersOf(String check) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .filter(application -> of(application).contains(check))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }

  /** Which applications are not ready on the server, and why; empty when all are. */
  public Optional<String> notReady(HealthChecks health) {
    Map<String, List<Check>> failing =
        health.failing().stream()
            .collect(
                Collectors.groupingBy(
                    check -> said(ownersOf(check.name())), TreeMap::new, Collectors.toList()));
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            failing.entrySet().stream()
                .map(entry -> notReady(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ")));
  }

  private static String said(List<String> applications) {
    return applications.isEmpty() ? "an application" : String.join(" or ", applications);
  }

  static String notReady(String application, List<Check> failing) {
    return "%s is not ready here: %s"
        .formatted(
            application, failing.stream().map(Check::toString).collect(Collectors.joining(", ")));
  }

  /** Of these, those that are known to be some other application's. */
  Set<String> ofOthers(String application, Set<String> checks) {
    Set<String> others = new TreeSet<>(checks);
    others.removeAll(of(application));
    others.removeIf(check -> ownersOf(check).isEmpty());
    return others;
  }

  void learn(String application, Set<String> checks) {
    try {
      PrivateFiles.write(folder.resolve(application), String.join("\n", checks));
    } catch (IOException e) {
      throw new StackException("cannot keep the checks of " + application, e);
    }
  }

  void forget(String application) {
    try {
      Files.deleteIfExists(folder.resolve(application));
    } catch (IOException e) {
      throw new StackException("cannot forget the checks of " + application, e);
    }
  }
}
