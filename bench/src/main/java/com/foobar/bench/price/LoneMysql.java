package com.foobar.bench.price;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.ServiceEnvironment;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A MySQL that is in no group: the stack's program and settings without Group Replication, with
 * data of its own on the same disk, for as long as it is compared.
 */
final class LoneMysql implements AutoCloseable {
  private static final String USER = "bench";
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(60);

  /** What of the members' settings makes a member. */
  private static final List<String> OF_THE_GROUP =
      List.of(
          "loose_group_replication",
          "loose_clone",
          "plugin_load_add",
          "super_read_only",
          "!include");

  private final String password = UUID.randomUUID().toString();
  private final Path folder;
  private final Path socket;
  private final String address;
  private final int port;
  private Process process;

  /**
   * Returns when it takes connections.
   *
   * @throws StackException when it does not start
   */
  LoneMysql(PlanContext context) {
    Host host = context.inventory().members().get(0);
    this.address = host.address();
    this.socket =
        context.layout().run().resolve("lone-%s.sock".formatted(password.substring(0, 8)));
    try {
      Path parent = context.layout().state().resolve("bench");
      PrivateFiles.createDirectories(parent);
      this.folder = Files.createTempDirectory(parent, "lone-mysql-");
      this.port = freePort(address);
    } catch (IOException e) {
      throw new StackException("cannot make ready a MySQL to compare with: " + e, e);
    }
    try {
      start(context, host);
    } catch (IOException e) {
      close();
      throw new StackException("cannot start a MySQL to compare with: " + e, e);
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

  private void start(PlanContext context, Host host) throws IOException {
    Path members = context.layout().conf(new ServiceId(host, Service.MYSQL)).resolve("group.cnf");
    Path settings = folder.resolve("lone.cnf");
    PrivateFiles.write(
        settings, withoutGroup(Files.readString(members)) + own(context.runsAsRoot()));
    Path accounts = folder.resolve("accounts.sql");
    PrivateFiles.write(accounts, accounts());
    String mysqld = context.programs().mysqld().toString();
    ExternalCommand.run(
        "initializing a MySQL to compare with",
        List.of(mysqld, "--defaults-file=" + settings, "--initialize", "--init-file=" + accounts),
        folder,
        Map.of(),
        folder.resolve("initialize.log"));
    ProcessBuilder builder =
        new ProcessBuilder(mysqld, "--defaults-file=" + settings)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mysql.log").toFile());
    ServiceEnvironment.prepare(builder, Map.of());
    process = builder.start();
    Await.until("the MySQL to compare with", START, this::missing);
  }

  /** The members' settings, but for what makes them members. */
  static String withoutGroup(String settings) {
    return settings
        .lines()
        .filter(line -> OF_THE_GROUP.stream().noneMatch(line.strip()::startsWith))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String own(boolean runsAsRoot) {
    return Stream.of(
            "",
            "[mysqld]",
            "server_id = 1",
            "bind_address = " + address,
            "port = " + port,
            runsAsRoot ? "user = root" : "",
            "datadir = " + folder.resolve("data"),
            "log_error = " + folder.resolve("error.log"),
            "slow_query_log = OFF",
            "socket = " + socket,
            "pid_file = " + folder.resolve("mysql.pid"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String accounts() {
    return """
        CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s' REQUIRE SSL;
        GRANT ALL ON %3$s.* TO '%1$s'@'%%';
        GRANT ALL ON %4$s.* TO '%1$s'@'%%';
        """
        .formatted(USER, password, Scratch.ONE, Scratch.TWO);
  }

  private Optional<String> missing() {
    if (!process.isAlive()) {
      throw new StackException(
          "the MySQL to compare with has ended:%n%s"
              .formatted(ExternalCommand.tail(folder.resolve("error.log"))));
    }
    try (Connection connection = open()) {
      return connection.isValid(2) ? Optional.empty() : Optional.of("it does not answer");
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** As its only user. */
  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("sslMode", "REQUIRED");
    properties.setProperty("connectTimeout", "2000");
    properties.setProperty("socketTimeout", "60000");
    return DriverManager.getConnection("jdbc:mysql://%s:%d/".formatted(address, port), properties);
  }

  long pid() {
    return process.pid();
  }

  /** Ends it, and deletes its data. */
  @Override
  public void close() {
    try {
      if (process != null) {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      FileTree.delete(folder);
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.resolveSibling(socket.getFileName() + ".lock"));
    } catch (IOException e) {
      throw new StackException("cannot delete %s: %s".formatted(folder, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
