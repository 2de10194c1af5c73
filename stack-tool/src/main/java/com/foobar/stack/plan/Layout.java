package com.foobar.stack.plan;

import com.foobar.stack.inventory.Inventory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where things are: the project's own files, and the state of one inventory below {@code .stack/}.
 *
 * @param root the project
 * @param state everything that this inventory's stack has made
 * @param run the folder of Unix sockets
 * @param confFolder the name of each service's folder of configuration files
 */
public record Layout(Path root, Path state, Path run, String confFolder) {
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

  public static Layout of(Path root, Inventory inventory) {
    Path state = root.resolve(".stack").resolve(inventory.name());
    Path run = state.resolve("run");
    if (run.toString().length() > LONGEST_RUN_FOLDER) {
      UUID id = UUID.nameUUIDFromBytes(state.toString().getBytes(StandardCharsets.UTF_8));
      run = Path.of("/tmp", "foobar-" + id);
    }
    return new Layout(root, state, run);
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

  public Path service(ServiceId id) {
    return state.resolve("hosts").resolve(id.host().name()).resolve(id.service().label());
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
    return logs(id).resolve(id.service().label() + ".log");
  }

  public Path pidFile(ServiceId id) {
    return service(id).resolve("pid");
  }

  public Path run(ServiceId id) {
    return run.resolve(id.host().name()).resolve(id.service().label());
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

  public Path applications() {
    return state.resolve("applications");
  }

  /** The configuration that every WildFly starts from. */
  public Path serverConfiguration() {
    return state.resolve("server-configuration");
  }
}
