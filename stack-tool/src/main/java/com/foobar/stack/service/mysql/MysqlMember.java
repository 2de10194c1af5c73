package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.service.Component;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MySQL on a database host or the witness. It starts alone; the group is {@link Group}'s. */
public record MysqlMember() implements Component {
  @Override
  public Service service() {
    return Service.MYSQL;
  }

  @Override
  public boolean runsOn(Host host) {
    return host.isMember();
  }

  @Override
  public String address(PlanContext context, Host host) {
    return host.address() + ":" + context.inventory().ports().mysql();
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    RenderedFile configuration = context.file(id, "mysql/group.cnf", "group.cnf");
    List<String> argv =
        List.of(context.programs().mysqld().toString(), "--defaults-file=" + configuration.path());
    List<String> check = new ArrayList<>(argv);
    check.add("--validate-config");
    String address = address(context, host);
    return new ServicePlan(
        id,
        address,
        List.of(context.layout().conf(id)),
        List.of(
            configuration,
            context.file(id, "mysql/node.cnf", "node.cnf"),
            context.file(id, "mysql/bootstrap.sql", "bootstrap.sql")),
        check,
        argv,
        Map.of(),
        List.of(address, host.groupAddress()));
  }

  /** On a full disk it would wait for room, for as long as it takes, and answer nobody. */
  @Override
  public Optional<String> obstacle(PlanContext context, Host host) {
    return DataDisk.of(context.layout(), host).tooFullToStart();
  }

  /**
   * Makes the data folder, with the first accounts: into a folder beside it, renamed when it is
   * complete, since a half-made one would not start.
   */
  @Override
  public void prepare(PlanContext context, Host host) {
    ServiceId id = on(host);
    Path data = context.layout().data(id);
    if (Files.exists(data)) {
      return;
    }
    Path partial = data.resolveSibling("data.partial");
    try {
      FileTree.delete(partial);
      if (context.caselessTableNames()) {
        new TableNames(context.layout(), context.inventory()).keep(host);
      }
      ExternalCommand.run(
          "initializing " + id,
          List.of(
              context.programs().mysqld().toString(),
              "--defaults-file=" + context.layout().conf(id).resolve("group.cnf"),
              "--initialize",
              "--datadir=" + partial,
              "--init-file=" + context.layout().conf(id).resolve("bootstrap.sql")),
          context.layout().service(id),
          Map.of(),
          context.layout().logs(id).resolve("initialize.log"));
      Files.move(partial, data);
    } catch (IOException e) {
      throw new StackException("%s: cannot make its data folder: %s".formatted(id, e), e);
    }
  }

  @Override
  public Optional<String> notReady(PlanContext context, Host host) {
    try (var connection = MemberConnection.open(context, host)) {
      return connection.isValid(2) ? Optional.empty() : Optional.of("it does not answer");
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** After a crash InnoDB reads its log first. */
  @Override
  public Duration startLimit() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration stopLimit() {
    return Duration.ofSeconds(60);
  }
}
