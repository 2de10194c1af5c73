package com.foobar.stack.health;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.deploy.CheckOwners;
import com.foobar.stack.health.SideBySide.Asked;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Route;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.ConfigurationAge;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.Pause;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.HttpQuestion;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.mysql.DataDisk;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.Member;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.HttpManagement;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.stack.service.wildfly.WildflyQuestions;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The one judge of whether all is well: for {@code status}, {@code up} and {@code prove}. It asks
 * every service itself, all at once, and none for longer than some seconds: one that hangs is found
 * out by that.
 */
public final class Health {
  /** What each question may take; a busy machine answers within a tenth of that. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** All of them together: one question has a second one to follow it up. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final PlanContext context;
  private final HostProcesses processes;

  public Health(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
  }

  /** Of one service, what is asked of it. */
  private record Questions(
      Component component, Host host, ServiceState process, List<Asked<Answer>> answers) {}

  /**
   * Waits for what comes about by itself after a start: health checks that have to be passed twice,
   * a member that is about to be online.
   *
   * @param limit after which it is as it is
   */
  public Judgement settled(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    Judgement judgement = judge();
    while (!judgement.isHealthy() && System.nanoTime() < deadline) {
      Pause.brief();
      judgement = judge();
    }
    return judgement;
  }

  public Judgement judge() {
    try (SideBySide asking = new SideBySide(LIMIT)) {
      ApplicationStore store = new ApplicationStore(context.layout().applications());
      // Reading all applications takes a moment, in which the services answer.
      Asked<Deployments> wanted =
          asking.ask(
              () -> new Deployments(store.applications(), store.undeployed()),
              failure -> new Deployments(List.of(), List.of()));
      Map<Host, Asked<List<Member>>> views = new LinkedHashMap<>();
      Map<Host, Asked<List<Map<String, String>>>> figures = new LinkedHashMap<>();
      List<Questions> questions = new ArrayList<>();
      for (Host host : context.inventory().hosts()) {
        for (Component component : Component.ALL) {
          if (component.runsOn(host)) {
            ServiceState process = processes.state(component.on(host));
            List<Asked<Answer>> answers = new ArrayList<>();
            if (process.kind() == Kind.RUNNING) {
              answers.addAll(ask(asking, component, host, process, wanted, views, figures));
            }
            if (component instanceof MysqlMember) {
              // It says why a member ended, too. First, since all else may follow from it.
              answers.add(0, asking.ask(() -> disk(host), Health::failed));
            }
            questions.add(new Questions(component, host, process, answers));
          }
        }
      }
      List<Member> members =
          new Group(context).agreed(views.values().stream().map(asking::of).toList());
      return new Judgement(
          questions.stream().map(question -> health(asking, question, members)).toList(),
          traffic(asking, figures),
          members);
    }
  }

  private static ServiceHealth health(SideBySide asking, Questions question, List<Member> members) {
    List<Answer> answers = new ArrayList<>(question.answers().stream().map(asking::of).toList());
    if (question.component() instanceof MysqlMember
        && question.process().kind() == Kind.RUNNING
        && answers.stream().allMatch(Answer::isWell)) {
      members.stream()
          .filter(member -> member.host().equals(question.host().name()) && !member.isOnline())
          .map(member -> Answer.wrong("it is not in the group (%s)".formatted(member.state())))
          .forEach(answers::add);
    }
    return ServiceHealth.of(
        question.component().on(question.host()),
        question.process(),
        answers,
        question.component().startLimit());
  }

  private List<Asked<Answer>> ask(
      SideBySide asking,
      Component component,
      Host host,
      ServiceState process,
      Asked<Deployments> wanted,
      Map<Host, Asked<List<Member>>> views,
      Map<Host, Asked<List<Map<String, String>>>> figures) {
    if (component instanceof MysqlMember) {
      Asked<List<Member>> view =
          asking.ask(() -> new Group(context).viewOf(host, PATIENCE), failure -> List.of());
      views.put(host, view);
      return List.of(asking.ask(() -> answered(view), Health::mysqlFailed));
    }
    if (component instanceof DatabaseDoor door) {
      HaproxySocket socket = socket(door.on(host));
      return List.of(
          asking.ask(() -> Door.judge(socket.statistics()), Health::failed),
          asking.ask(() -> configuration(door.on(host), process), Health::failed));
    }
    if (component instanceof WildflyNode) {
      WildflyQuestions wildfly =
          new WildflyQuestions(
              HttpManagement.of(context, host, PATIENCE), context.inventory().ports().wildfly());
      CheckOwners owners = new CheckOwners(context.layout(), host);
      return List.of(
          asking.ask(() -> wildfly.ready(owners::notReady), Health::failed),
          asking.ask(wildfly::answersVisitors, Health::failed),
          asking.ask(() -> asking.of(wanted).judge(wildfly.deployments()), Health::unasked));
    }
    if (component instanceof NginxServer nginx) {
      return List.of(
          asking.ask(
              () ->
                  answers(
                      "GET",
                      "http://%s:%d/health/server"
                          .formatted(host.address(), context.inventory().ports().nginx())),
              Health::failed),
          asking.ask(() -> configuration(nginx.on(host), process), Health::failed));
    }
    EdgeBalancer edge = (EdgeBalancer) component;
    HaproxySocket socket = socket(edge.on(host));
    Asked<List<Map<String, String>>> rows = asking.ask(socket::statistics, failure -> null);
    figures.put(host, rows);
    return List.of(
        asking.ask(() -> spoke(rows), Health::failed),
        // HAProxy refuses TRACE itself, so that no application is asked for anything.
        asking.ask(() -> answers("TRACE", EdgeBalancer.url(context, host) + "/"), Health::failed),
        asking.ask(() -> configuration(edge.on(host), process), Health::failed));
  }

  private HaproxySocket socket(ServiceId haproxy) {
    return new HaproxySocket(context.layout().run(haproxy).resolve("haproxy.sock"));
  }

  private static Answer answered(Asked<List<Member>> view) throws Exception {
    view.answer().get();
    return Answer.WELL;
  }

  private static Answer spoke(Asked<List<Map<String, String>>> rows) throws Exception {
    rows.answer().get();
    return Answer.WELL;
  }

  private Answer disk(Host host) {
    return DataDisk.of(context.layout(), host)
        .tooFullToWork()
        .map(Answer::wrong)
        .orElse(Answer.WELL);
  }

  private Answer configuration(ServiceId id, ServiceState process) {
    return ConfigurationAge.unread(process.pid(), context.layout().conf(id))
        .map(
            file ->
                Answer.wrong(
                    "it serves an old configuration: %s changed after it was last read (./stack up has it read, or says what is wrong with it)"
                        .formatted(file.getFileName())))
        .orElse(Answer.WELL);
  }

  /** Any answer will do. */
  private static Answer answers(String method, String url) {
    try {
      HttpQuestion.status(method, url, PATIENCE);
      return Answer.WELL;
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at " + url);
    } catch (IOException e) {
      return Answer.silent(
          "it does not answer at %s within %d s".formatted(url, PATIENCE.toSeconds()));
    }
  }

  private Map<String, Map<String, String>> traffic(
      SideBySide asking, Map<Host, Asked<List<Map<String, String>>>> figures) {
    Map<String, Map<String, String>> traffic = new LinkedHashMap<>();
    for (Route route : context.inventory().routes()) {
      Map<String, String> balancers = new LinkedHashMap<>();
      figures.forEach(
          (balancer, asked) ->
              Optional.ofNullable(asking.of(asked))
                  .ifPresent(rows -> balancers.put(balancer.name(), status(rows, route))));
      traffic.put(route.name(), balancers);
    }
    return traffic;
  }

  /** The other backends follow this one (haproxy/edge.cfg, track). */
  private static String status(List<Map<String, String>> rows, Route route) {
    return rows.stream()
        .filter(row -> row.get("pxname").equals("servers"))
        .filter(row -> row.get("svname").equals(route.name()))
        .map(row -> row.get("status"))
        .findFirst()
        .orElse("it knows no such server (./stack up tells it)");
  }

  private static Answer mysqlFailed(Throwable failure) {
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
    return failed(failure);
  }

  private static Answer failed(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return Answer.silent("it does not answer within %d s".formatted(LIMIT.toSeconds()));
    }
    Throwable cause =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return Answer.silent(
        "it does not answer: " + (cause instanceof StackException ? cause.getMessage() : cause));
  }

  /** Whether it is ready, and whether it answers, is asked beside this. */
  private static Answer unasked(Throwable failure) {
    return Answer.silent(
        "its management does not tell what is deployed (%s)".formatted(failure.getMessage()));
  }
}
