package com.foobar.stack.plan;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where things are: the project's own files, and the state of one inventory below {@code .stack/}.
 *
 * @param root the project
 * @param state everything that this inventory's stack has made, as its programs reach it
 * @param run the folder of Unix sockets
 * @param confFolder the name of each service's folder of configuration files
 */
public record Layout(Path root, Path state, Path run, String confFolder) {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * A Unix socket's path may have 107 bytes; this much of it is ours: {@code
   * /server-1/database-door/haproxy.sock}.
   */
  private static final int LONGEST_RUN_FOLDER = 60;

  public Layout(Path root, Path state, Path run) {
    this(root, state, run, "conf");
  }

  /** The same with configuration files beside those that are in use. */
  Layout beside() {
    return new Layout(root, state, run, "conf.next");
  }

  /**
   * Configuration files, options and shell scripts of five programs name these paths, each with
   * rules of its own for what a blank, a quote or a dollar means. So no program ever sees a path
   * with more than these: it is led there by a link.
   */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+@=,~-]+");

  public static Layout of(Path root, Inventory inventory) {
    return of(root, inventory, cache());
  }

  static Layout of(Path root, Inventory inventory, Path cache) {
    Path real = root.resolve(".stack").resolve(inventory.name());
    Path link = link(real, cache);
    Path state = isPlain(real) ? real : link;
    Path run = state.resolve("run");
    if (run.toString().length() > LONGEST_RUN_FOLDER) {
      run = link.resolve("run");
    }
    return new Layout(root, state, run);
  }

  /**
   * Where the link to a state folder is. Not below /tmp, where the system's sweepers take what
   * nobody has touched for ten days: the sockets of a stack that runs for long.
   */
  private static Path link(Path real, Path cache) {
    String name =
        UUID.nameUUIDFromBytes(real.toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .substring(0, 8);
    Path near = cache.resolve("places").resolve(name);
    return isPlain(near) && near.resolve("run").toString().length() <= LONGEST_RUN_FOLDER
        ? near
        : Path.of("/var/tmp", "foobar-" + userId(), "places", name);
  }

  private static boolean isPlain(Path path) {
    return PLAIN.matcher(path.toString()).matches();
  }

  private static Object userId() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the link by which programs reach the state folder, where they need one. */
  public void link(Inventory inventory) throws IOException {
    Path real = root.resolve(".stack").resolve(inventory.name());
    Path link = run.getParent();
    if (link.equals(real)) {
      return;
    }
    Files.createDirectories(real, OWNER_ONLY);
    Files.createDirectories(link.getParent(), OWNER_ONLY);
    if (!Files.getOwner(link.getParent()).equals(Files.getOwner(Path.of("/proc/self")))) {
      throw new StackException(link.getParent() + " is somebody else's; set XDG_CACHE_HOME");
    }
    if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(real)) {
      Path made = link.resolveSibling(link.getFileName() + ".partial");
      Files.deleteIfExists(made);
      Files.createSymbolicLink(made, real);
      Files.move(made, link, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * The per-user cache of programs, shared by every checkout. (A relative one is to be ignored.)
   */
  public static Path cache() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path base =
        xdg == null || !xdg.startsWith("/")
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("foobar");
  }

  /** A folder for each host. */
  public Path hosts() {
    return state.resolve("hosts");
  }

  /** Whether anything of this stack is here, besides its history. */
  public boolean isMade() {
    if (!Files.isDirectory(state)) {
      return false;
    }
    try (Stream<Path> files = Files.list(state)) {
      return files.anyMatch(file -> !file.equals(history()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path service(ServiceId id) {
    return hosts().resolve(id.host().name()).resolve(id.service());
  }

  public Path conf(ServiceId id) {
    return service(id).resolve(confFolder);
  }

  public Path data(ServiceId id) {
    return service(id).resolve("data");
  }

  public Path logs(ServiceId id) {
    return service(id).resolve("log");
  }

  /** What the service prints, and its own error log where it can be sent there. */
  public Path log(ServiceId id) {
    return logs(id).resolve(id.service() + ".log");
  }

  public Path pidFile(ServiceId id) {
    return service(id).resolve("pid");
  }

  public Path run(ServiceId id) {
    return run.resolve(id.host().name()).resolve(id.service());
  }

  /** The folder below which a host's Nginx finds each application's static files. */
  public Path www(ServiceId nginx) {
    return service(nginx).resolve("www");
  }

  public Path lock() {
    return state.resolve("lock");
  }

  public Path secrets() {
    return state.resolve("secrets.properties");
  }

  public Path identities() {
    return state.resolve("identities.properties");
  }

  public Path credentials() {
    return state.resolve("credentials.txt");
  }

  /** What was done, by whom, and how it ended. */
  public Path history() {
    return state.resolve("history.jsonl");
  }

  /** The same, of what was to change this host. */
  public Path history(Host host) {
    return hosts().resolve(host.name()).resolve("history.jsonl");
  }

  public Path applications() {
    return state.resolve("applications");
  }

  /** A file for each application that the server has: the paths at which it answers there. */
  public Path contextRoots(Host server) {
    return state.resolve("context-roots").resolve(server.name());
  }

  /** A file for each application that the server has: the names of its readiness checks. */
  public Path healthChecks(Host server) {
    return state.resolve("health-checks").resolve(server.name());
  }

  /** A file for each application with which the server was not warmed up as it should be: why. */
  public Path warmUps(Host server) {
    return state.resolve("warm-ups").resolve(server.name());
  }

  /** The configuration that every WildFly starts from. */
  public Path serverConfiguration() {
    return state.resolve("server-configuration");
  }
}
