package com.foobar.stack.service.wildfly;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The configuration that every WildFly of an installation starts from: the distribution's, with the
 * scripts of {@code server-config/cli} applied offline; and beside it a small one that only
 * recovers transactions, made by the same scripts where they are about that. They hold no secret
 * and nothing of a single node, so they are made once, and again only when the scripts, the
 * inventory's databases and servers, or the distribution change.
 */
public final class ServerConfiguration {
  static final String FILE = "standalone-full-ha.xml";

  /** What a {@link RecoveryNode} starts from. */
  static final String RECOVERY_FILE = "recovery.xml";

  private static final String STAMP = "made-from";

  /** Of a server's scripts, those that a recovery applies to nothing but its own foundation. */
  private static final List<String> RECOVERY_SCRIPTS =
      List.of(
          "server-config/recovery.cli",
          "server-config/cli/40-datasources.cli",
          "server-config/cli/50-transactions.cli");

  private final PlanContext context;

  public ServerConfiguration(PlanContext context) {
    this.context = context;
  }

  /** All scripts in order, as one session of the command line. */
  public String session() {
    return embedded("--server-config=" + FILE, scripts())
        + embedded("--server-config=%s --empty-config".formatted(RECOVERY_FILE), RECOVERY_SCRIPTS);
  }

  private List<String> scripts() {
    Path folder = context.path("server-config/cli");
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".cli"))
          .sorted()
          .map(name -> "server-config/cli/" + name)
          .toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }

  private String embedded(String server, List<String> scripts) {
    return "embed-server %s --std-out=discard%n%s%nstop-embedded-server%n"
        .formatted(
            server, scripts.stream().map(context::renderShared).collect(Collectors.joining("\n")));
  }

  /** Makes it where it is not there yet or no longer right. */
  public void make() {
    String session = session();
    String stamp = stamp(session);
    Path target = context.layout().serverConfiguration();
    try {
      if (isMadeFrom(target, stamp)) {
        return;
      }
      Path partial = target.resolveSibling(target.getFileName() + ".partial");
      FileTree.delete(partial);
      Path configuration = partial.resolve("configuration");
      PrivateFiles.createDirectories(configuration);
      copyFiles(
          context.programs().wildflyHome().resolve("standalone/configuration"), configuration);
      Path script = partial.resolve("session.cli");
      PrivateFiles.write(script, session);
      ExternalCommand.run(
          "configuring WildFly",
          List.of(
              context.programs().wildflyHome().resolve("bin/jboss-cli.sh").toString(),
              "--file=" + script),
          partial,
          Map.of(
              "JAVA_HOME",
              context.programs().java().getParent().getParent().toString(),
              "JAVA_OPTS",
              "-Djboss.server.base.dir=" + partial + " -Xmx256m -XX:TieredStopAtLevel=1"),
          context.layout().state().resolve("log/configure-wildfly.log"));
      PrivateFiles.write(partial.resolve(STAMP), stamp);
      FileTree.delete(target);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException("cannot write WildFly's configuration: " + e, e);
    }
  }

  /**
   * Gives a node or a recovery its copy, unless it has this one already: what a node adds to it at
   * run time is kept.
   */
  public void installOn(ServiceId node) {
    Path made = context.layout().serverConfiguration();
    Path configuration = context.layout().conf(node);
    try {
      String stamp = Files.readString(made.resolve(STAMP));
      if (!isMadeFrom(configuration, stamp)) {
        PrivateFiles.createDirectories(configuration);
        copyFiles(made.resolve("configuration"), configuration);
        PrivateFiles.write(configuration.resolve(STAMP), stamp);
      }
      PrivateFiles.write(configuration.resolve("mgmt-users.properties"), managementUsers());
    } catch (IOException e) {
      throw new StackException("%s: cannot write its configuration: %s".formatted(node, e), e);
    }
  }

  /** Whether the node has the configuration that was made last. */
  boolean isInstalledOn(ServiceId node) {
    try {
      Path made = context.layout().serverConfiguration().resolve(STAMP);
      return !Files.exists(made) || isMadeFrom(context.layout().conf(node), Files.readString(made));
    } catch (IOException e) {
      throw new StackException("%s: cannot read its configuration: %s".formatted(node, e), e);
    }
  }

  /** The form that WildFly's add-user script writes: a digest, not the password. */
  private String managementUsers() {
    return "#$REALM_NAME=ManagementRealm$\n%s=%s\n"
        .formatted(
            ManagementUser.NAME, ManagementUser.digest(context.secrets().get("wildfly.admin")));
  }

  private String stamp(String session) {
    String from = session + context.programs().wildflyHome();
    return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static boolean isMadeFrom(Path folder, String stamp) throws IOException {
    Path file = folder.resolve(STAMP);
    return Files.exists(file) && Files.readString(file).equals(stamp);
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
