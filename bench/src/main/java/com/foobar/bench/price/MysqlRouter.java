package com.foobar.bench.price;

import com.foobar.stack.StackException;
import com.foobar.stack.database.MemberConnection;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.ServiceEnvironment;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.program.Programs;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A MySQL Router beside the first server's database door, leading to the group's primary, for as
 * long as the two are compared. It passes TLS on as it comes, as the door does, and asks the group
 * who is primary every half second, its default.
 */
final class MysqlRouter implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final PlanContext context;
  private final Host host;
  private final RouterMetadata metadata;
  private final Path folder;
  private final int port;
  private Process process;

  /**
   * Returns when it leads to the primary.
   *
   * @throws StackException when it cannot be fetched, or does not start
   */
  MysqlRouter(PlanContext context) {
    this.context = context;
    this.host = context.inventory().servers().get(0);
    Path tree = new Programs(context.inventory(), context.layout()).fetchRouter();
    String password = UUID.randomUUID() + "-Aa1";
    try {
      Path parent = context.layout().state().resolve("bench");
      PrivateFiles.createDirectories(parent);
      this.folder = Files.createTempDirectory(parent, "router-");
      this.port = freePort(host.address());
    } catch (IOException e) {
      throw new StackException("cannot make ready a MySQL Router: " + e, e);
    }
    this.metadata = new RouterMetadata(context, password);
    try {
      start(tree, password);
    } catch (IOException e) {
      close();
      throw new StackException("cannot start MySQL Router: " + e, e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static int freePort(String address) throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return any.getLocalPort();
    }
  }

  private void start(Path tree, String password) throws IOException {
    PrivateFiles.write(folder.resolve("password"), password + "\n");
    String keyring = tree.resolve("usr/bin/mysqlrouter_keyring").toString();
    String masterKey = "--master-key-file=" + folder.resolve("master.key");
    String ring = folder.resolve("keyring").toString();
    run(keyring, "init", masterKey, ring);
    run(keyring, "set", masterKey, ring, RouterMetadata.USER, "password");
    Files.delete(folder.resolve("password"));
    PrivateFiles.write(folder.resolve("state.json"), state(context));
    Path settings = folder.resolve("router.conf");
    PrivateFiles.write(settings, settings(tree, folder, host.address(), port));
    process =
        started(
            new ProcessBuilder(
                    tree.resolve("usr/bin/mysqlrouter").toString(), "-c", settings.toString())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("router.log").toFile()));
    Await.until("MySQL Router", START, this::missing);
  }

  private void run(String... argv) throws IOException {
    try {
      int exitCode =
          started(
                  new ProcessBuilder(argv)
                      .redirectInput(folder.resolve("password").toFile())
                      .redirectOutput(folder.resolve("keyring.log").toFile()))
              .waitFor();
      if (exitCode != 0) {
        throw new StackException(
            "%s failed:%n%s"
                .formatted(argv[0], ExternalCommand.tail(folder.resolve("keyring.log"))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  private Process started(ProcessBuilder builder) throws IOException {
    ServiceEnvironment.prepare(builder, Map.of());
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
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
    if (!process.isAlive()) {
      throw new StackException(
          "MySQL Router has ended:%n%s"
              .formatted(ExternalCommand.tail(folder.resolve("router.log"))));
    }
    try (Connection connection = open()) {
      return connection.isValid(2) ? Optional.empty() : Optional.of("it does not answer");
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** To the primary, by way of it. */
  Connection open() throws SQLException {
    return MemberConnection.open(context, host.address(), port);
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      if (process != null) {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      metadata.close();
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new StackException("cannot delete %s: %s".formatted(folder, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
