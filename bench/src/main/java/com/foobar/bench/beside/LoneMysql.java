package com.foobar.bench.beside;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.Await;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.service.mysql.MysqlMember;
import java.io.IOException;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A MySQL that is in no group: the stack's program and settings without Group Replication, with
 * data of its own on the same disk, for as long as it is compared.
 */
public final class LoneMysql {
  private static final String USER = "bench";
  private static final Duration START = Duration.ofMinutes(3);

  /** What of the members' settings makes a member. */
  private static final List<String> OF_THE_GROUP =
      List.of(
          "loose_group_replication",
          "loose_clone",
          "plugin_load_add",
          "super_read_only",
          "!include");

  private final String password = UUID.randomUUID().toString();
  private final Beside beside;
  private final int port;

  private LoneMysql(Beside beside) {
    this.beside = beside;
    this.port = beside.freePort();
  }

  /**
   * One in which this program alone has an account, with all rights in these schemas. Returns when
   * it takes connections.
   *
   * @throws StackException when it does not start
   */
  public static LoneMysql with(Beside beside, PlanContext stack, List<String> schemas) {
    LoneMysql lone = new LoneMysql(beside);
    String accounts =
        Stream.concat(
                Stream.of(
                    "CREATE USER '%s'@'%%' IDENTIFIED BY '%s' REQUIRE SSL;"
                        .formatted(USER, lone.password)),
                schemas.stream()
                    .map(schema -> "GRANT ALL ON %s.* TO '%s'@'%%';".formatted(schema, USER)))
            .collect(Collectors.joining("\n", "", "\n"));
    lone.start(stack, accounts);
    return lone;
  }

  /** One with the accounts and schemas of the applications, and without a table. */
  static LoneMysql forApplications(Beside beside, PlanContext stack) {
    LoneMysql lone = new LoneMysql(beside);
    lone.start(stack, accountsOfApplications(stack, USER, lone.password));
    return lone;
  }

  /**
   * @param user whose only right is to log in
   */
  static String accountsOfApplications(PlanContext stack, String user, String password) {
    ServiceId member = new ServiceId(stack.inventory().members().get(0), MysqlMember.NAME);
    return stack.render(
        "bench/beside/accounts.sql",
        member,
        Map.of("bench", Map.of("user", user, "password", password)));
  }

  private void start(PlanContext stack, String accounts) {
    ServiceId id = beside.id(MysqlMember.NAME);
    PlanContext context = beside.context();
    Path folder = context.layout().conf(id);
    Path first = folder.resolve("accounts.sql");
    RenderedFile settings =
        new RenderedFile(
            folder.resolve("lone.cnf"), withoutGroup(settings(stack)) + own(context, id));
    String mysqld = context.programs().of("mysqld").toString();
    String defaults = "--defaults-file=" + settings.path();
    ServicePlan plan =
        new ServicePlan(
            id,
            beside.address() + ":" + port,
            List.of(folder),
            List.of(settings, new RenderedFile(first, accounts)),
            List.of(),
            List.of(mysqld, defaults),
            Map.of(),
            List.of());
    beside.write(plan);
    ExternalCommand.run(
        "initializing a MySQL to compare with",
        List.of(mysqld, defaults, "--initialize", "--init-file=" + first),
        folder,
        Map.of(),
        context.layout().logs(id).resolve("initialize.log"));
    beside.start(plan);
    Await.until("the MySQL to compare with", START, this::missing);
  }

  private static String settings(PlanContext stack) {
    Host member = stack.inventory().members().get(0);
    Path file = stack.layout().conf(new ServiceId(member, MysqlMember.NAME)).resolve("group.cnf");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StackException("cannot read %s: %s".formatted(file, e), e);
    }
  }

  /** The members' settings, but for what makes them members. */
  static String withoutGroup(String settings) {
    return settings
        .lines()
        .filter(line -> OF_THE_GROUP.stream().noneMatch(line.strip()::startsWith))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String own(PlanContext context, ServiceId id) {
    Path run = context.layout().run(id);
    return Stream.of(
            "",
            "[mysqld]",
            "server_id = 1",
            "bind_address = " + beside.address(),
            "port = " + port,
            context.runsAsRoot() ? "user = root" : "",
            "datadir = " + context.layout().data(id),
            "log_error = " + errorLog(),
            "slow_query_log = OFF",
            "socket = " + run.resolve("mysql.sock"),
            "pid_file = " + run.resolve("mysql.pid"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Path errorLog() {
    return beside.log(MysqlMember.NAME).resolveSibling("error.log");
  }

  private Optional<String> missing() {
    if (!beside.isAlive(MysqlMember.NAME)) {
      throw new StackException(
          "the MySQL to compare with has ended:%n%s".formatted(ExternalCommand.tail(errorLog())));
    }
    try (Connection connection = open()) {
      return connection.isValid(2) ? Optional.empty() : Optional.of("it does not answer");
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** As this program's own account. */
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("sslMode", "REQUIRED");
    properties.setProperty("connectTimeout", "2000");
    properties.setProperty("socketTimeout", "60000");
    return DriverManager.getConnection(
        "jdbc:mysql://%s:%d/".formatted(beside.address(), port), properties);
  }

  int port() {
    return port;
  }

  public long pid() {
    return beside.pid(MysqlMember.NAME);
  }
}
