package com.foobar.bench.beside;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.ServiceEnvironment;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.program.Programs;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A MySQL Router, leading to the group's primary, for as long as the database door is compared with
 * it. It passes TLS on as it comes, as the door does, and asks the group who is primary every half
 * second, its default.
 */
public final class MysqlRouter implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final PlanContext stack;
  private final Beside beside;
  private final int port;
  private final RouterMetadata metadata;

  private MysqlRouter(PlanContext stack, Beside beside, String password) {
    this.stack = stack;
    this.beside = beside;
    this.port = beside.freePort();
    this.metadata = new RouterMetadata(stack, password);
  }

  /**
   * Returns when it leads to the primary.
   *
   * @throws StackException when it cannot be fetched, or does not start
   */
  public static MysqlRouter of(PlanContext stack) {
    Path tree =
        new Programs(stack.inventory(), stack.layout(), Services.installed().programs())
            .fetchRouter();
    String password = UUID.randomUUID() + "-Aa1";
    Beside beside = Beside.of(stack);
    MysqlRouter router = null;
    try {
      router = new MysqlRouter(stack, beside, password);
      router.start(tree, password);
      return router;
    } catch (IOException e) {
      close(router, beside);
      throw new StackException("cannot start MySQL Router: " + e, e);
    } catch (RuntimeException e) {
      close(router, beside);
      throw e;
    }
  }

  private static void close(MysqlRouter router, Beside beside) {
    if (router == null) {
      beside.close();
    } else {
      router.close();
    }
  }

  /** It is what a database door is, and so is known by that name. */
  private ServiceId id() {
    return beside.id(DatabaseDoor.NAME);
  }

  private void start(Path tree, String password) throws IOException {
    Path folder = beside.context().layout().conf(id());
    RenderedFile settings =
        new RenderedFile(
            folder.resolve("router.conf"), settings(tree, folder, beside.address(), port));
    ServicePlan plan =
        new ServicePlan(
            id(),
            beside.address() + ":" + port,
            List.of(folder),
            List.of(settings, new RenderedFile(folder.resolve("state.json"), state(stack))),
            List.of(),
            List.of(
                tree.resolve("usr/bin/mysqlrouter").toString(), "-c", settings.path().toString()),
            Map.of(),
            List.of());
    beside.write(plan);
    keep(password, tree, folder);
    beside.start(plan);
    Await.until("MySQL Router", START, this::missing);
  }

  /** In Router's own ring of keys, so that no command line and no settings have it. */
  private static void keep(String password, Path tree, Path folder) throws IOException {
    String keyring = tree.resolve("usr/bin/mysqlrouter_keyring").toString();
    String masterKey = "--master-key-file=" + folder.resolve("master.key");
    String ring = folder.resolve("keyring").toString();
    PrivateFiles.write(folder.resolve("password"), password + "\n");
    run(folder, keyring, "init", masterKey, ring);
    run(folder, keyring, "set", masterKey, ring, RouterMetadata.USER, "password");
    Files.delete(folder.resolve("password"));
  }

  private static void run(Path folder, String... argv) throws IOException {
    Path log = folder.resolve("keyring.log");
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectInput(folder.resolve("password").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    ServiceEnvironment.prepare(builder, Map.of());
    try {
      if (builder.start().waitFor() != 0) {
        throw new StackException("%s failed:%n%s".formatted(argv[0], ExternalCommand.tail(log)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  static String settings(Path tree, Path folder, String address, int port) {
    return """
    [DEFAULT]
    plugin_folder = %1$s/usr/lib/mysqlrouter/plugin
    runtime_folder = %2$s
    data_folder = %2$s
    logging_folder =
    keyring_path = %2$s/keyring
    master_key_path = %2$s/master.key
    dynamic_state = %2$s/state.json
    client_ssl_mode = PASSTHROUGH
    server_ssl_mode = AS_CLIENT
    unknown_config_option = error

    [logger]
    level = WARNING

    [metadata_cache:bench]
    cluster_type = gr
    metadata_cluster = %3$s
    user = %4$s
    ssl_mode = REQUIRED
    ttl = 0.5
    use_gr_notifications = 0

    [routing:bench]
    bind_address = %5$s
    bind_port = %6$d
    destinations = metadata-cache://%3$s/?role=PRIMARY
    routing_strategy = first-available
    protocol = classic
    """
        .formatted(tree, folder, RouterMetadata.CLUSTER, RouterMetadata.USER, address, port);
  }

  private static String state(PlanContext context) {
    List<String> members =
        context.inventory().members().stream()
            .map(
                member ->
                    "\"mysql://%s:%d\""
                        .formatted(member.address(), context.inventory().ports().mysql()))
            .toList();
    return """
    {"metadata-cache": {"group-replication-id": "%s", "cluster-metadata-servers": [%s]}, "version": "1.0.0"}
    """
        .formatted(context.groupName(), String.join(",", members));
  }

  private Optional<String> missing() {
    if (!beside.isAlive(DatabaseDoor.NAME)) {
      throw new StackException(
          "MySQL Router has ended:%n%s"
              .formatted(ExternalCommand.tail(beside.log(DatabaseDoor.NAME))));
    }
    try (Connection connection = open()) {
      return connection.isValid(2) ? Optional.empty() : Optional.of("it does not answer");
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** To the primary, by way of it. */
  public Connection open() throws SQLException {
    return MemberConnection.open(stack, beside.address(), port);
  }

  public long pid() {
    return beside.pid(DatabaseDoor.NAME);
  }

  @Override
  public void close() {
    beside.close();
    metadata.close();
  }
}
