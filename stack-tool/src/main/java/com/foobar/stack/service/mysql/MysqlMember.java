package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.service.After;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.FollowUp;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Listen;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.SharedStep;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** MySQL on a database host or the witness. It starts alone; the group is {@link Group}'s. */
public record MysqlMember() implements Service {
  public static final String NAME = "mysql";

  /** All members that run become one group, with a primary. */
  public static final String GROUP = "database group";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DebianProgram> programs() {
    return List.of(MysqlPrograms.SERVER, MysqlPrograms.CLIENT);
  }

  @Override
  public boolean keepsData() {
    return true;
  }

  @Override
  public List<SharedStep> sharedSteps() {
    return List.of(
        new SharedStep(GROUP, List.of(After.everywhere(NAME)), MemberHandover::formGroup));
  }

  @Override
  public Optional<FollowUp> followUp() {
    return Optional.of(
        new FollowUp(
            "mysql in the group",
            List.of(After.here(NAME), After.once(GROUP)),
            (host, operations) -> new MemberStarter(operations).join(host)));
  }

  @Override
  public Handover handover() {
    return new MemberHandover();
  }

  @Override
  public boolean runsOn(Host host) {
    return host.isMember();
  }

  @Override
  public List<Listen> listens(PlanContext context, Host host) {
    return List.of(
        Listen.on(host, context.inventory().ports().mysql(), "SQL", Listen.From.HOSTS),
        new Listen(host.groupAddress(), "Group Replication", Listen.From.HOSTS));
  }

  @Override
  public ServicePlan plan(PlanContext context, Host host) {
    ServiceId id = on(host);
    Map<String, Object> more =
        Map.of(
            "program",
            context
                .programs()
                .tree(MysqlPrograms.SERVER.name())
                .<Map<String, Object>>map(home -> Map.of("home", home.toString()))
                .orElse(Map.of()));
    RenderedFile configuration = context.file(id, "mysql/group.cnf", "group.cnf", more);
    List<String> argv = List.of(program(context), "--defaults-file=" + configuration.path());
    List<String> check = new ArrayList<>(argv);
    check.add("--validate-config");
    return new ServicePlan(
        id,
        address(context, host),
        List.of(context.layout().conf(id)),
        List.of(
            configuration,
            context.file(id, "mysql/node.cnf", "node.cnf", more),
            context.file(id, "mysql/bootstrap.sql", "bootstrap.sql", more)),
        check,
        argv,
        Map.of(),
        places(context, host));
  }

  private static String program(PlanContext context) {
    return context.programs().of(MysqlPrograms.SERVER.name()).toString();
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
              program(context),
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
  public List<Asked<Answer>> ask(Examination examination, Host host, ServiceState process) {
    Asked<MemberView> view =
        examination.keep(
            MemberView.class,
            host,
            examination
                .asking()
                .ask(() -> MemberView.of(examination.context(), host), failure -> null));
    return List.of(
        examination
            .asking()
            .ask(
                () -> {
                  view.answer().get();
                  return Answer.WELL;
                },
                MysqlMember::failed));
  }

  private static Answer failed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return Answer.refused("nobody listens at its port");
      }
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && !sql.getSQLState().startsWith("08")) {
        return Answer.wrong(sql.getMessage());
      }
    }
    return Examination.failed(failure);
  }

  /** It says why a member ended, too. */
  @Override
  public List<Asked<Answer>> askBesides(Examination examination, Host host) {
    return List.of(
        examination.ask(
            () ->
                DataDisk.of(examination.context().layout(), host)
                    .tooFullToWork()
                    .map(Answer::wrong)
                    .orElse(Answer.WELL)));
  }

  @Override
  public List<Answer> concluded(Examination examination, Host host) {
    return MemberView.agreed(examination).stream()
        .filter(member -> member.host().equals(host.name()) && !member.isOnline())
        .map(member -> Answer.wrong("it is not in the group (%s)".formatted(member.state())))
        .toList();
  }

  @Override
  public Optional<String> remark(Examination examination, Host host) {
    DataDisk disk = DataDisk.of(examination.context().layout(), host);
    return MemberView.agreed(examination).stream()
        .filter(member -> member.host().equals(host.name()))
        .findFirst()
        .map(
            member ->
                place(member)
                    + (disk.isFull()
                        ? ", DISK FULL (%d MB free)".formatted(disk.freeMegabytes())
                        : ""));
  }

  private static String place(Member member) {
    return member.isOnline()
        ? member.role().toLowerCase(Locale.ROOT)
        : "not in the group (%s)".formatted(member.state().toLowerCase(Locale.ROOT));
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
