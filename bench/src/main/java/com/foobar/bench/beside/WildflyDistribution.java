package com.foobar.bench.beside;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All of WildFly as its makers ship it, of the version that the stack's own distribution is made
 * of: whoever downloads WildFly has this. It is unpacked once, into the user's cache.
 */
public final class WildflyDistribution {
  private static final Pattern VERSION =
      Pattern.compile("<version\\.wildfly>([^<]+)</version\\.wildfly>");

  private WildflyDistribution() {}

  /** As the project names it, such as "39.0.1.Final": no distribution has a file that tells. */
  public static String version(PlanContext context) {
    Path pom = context.path("pom.xml");
    try {
      Matcher version = VERSION.matcher(Files.readString(pom));
      if (!version.find()) {
        throw new StackException(pom + " does not say which WildFly it is");
      }
      return version.group(1);
    } catch (IOException e) {
      throw new StackException("cannot read %s: %s".formatted(pom, e), e);
    }
  }

  /**
   * Its folder. It is fetched when it is not there.
   *
   * @throws StackException when it cannot be had
   */
  static Path home(PlanContext stack) {
    String version = version(stack);
    Path home = Layout.cache().resolve("programs").resolve("wildfly-dist-" + version);
    if (!Files.isDirectory(home)) {
      fetch(stack, home, version);
    }
    return home;
  }

  private static void fetch(PlanContext stack, Path home, String version) {
    Path partial = Path.of(home + ".partial-" + ProcessHandle.current().pid());
    ExternalCommand.runAsCaller(
        "fetching WildFly's own distribution",
        List.of(
            stack.path("mvnw").toString(),
            "-B",
            "-pl",
            "bench",
            "-Pwildfly-distribution",
            "-Ddistribution.dir=" + partial,
            "generate-resources"),
        stack.layout().root(),
        stack.layout().state().resolve("log/fetch-wildfly-dist.log"));
    try {
      if (!Files.isDirectory(home)) {
        Files.move(partial.resolve("wildfly-" + version), home);
      }
      FileTree.delete(partial);
    } catch (IOException e) {
      throw new StackException("cannot move WildFly to %s: %s".formatted(home, e), e);
    }
  }
}
