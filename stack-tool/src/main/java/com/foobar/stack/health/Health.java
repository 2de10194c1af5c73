package com.foobar.stack.health;

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
import com.foobar.stack.service.Examination;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.edge.EdgeFigures;
import com.foobar.stack.service.mysql.MemberView;
import com.foobar.stack.service.wildfly.ApplicationsThere;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one judge of whether all is well: for {@code status}, {@code up} and {@code prove}. It asks
 * every service itself, all at once, and none for longer than some seconds: one that hangs is found
 * out by that.
 */
public final class Health {
  private final PlanContext context;
  private final HostProcesses processes;

  public Health(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
  }

  /** Of one service, what is asked of it. */
  private record Questions(
      Service service, Host host, ServiceState process, List<Asked<Answer>> answers) {}

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
    try (Examination examination = new Examination(context)) {
      examination.give(ApplicationsThere.class, new DeployedApplications(examination));
      List<Questions> questions = new ArrayList<>();
      for (Host host : context.inventory().hosts()) {
        for (Service service : Services.installed().on(host)) {
          questions.add(questions(examination, service, host));
        }
      }
      List<ServiceHealth> services =
          questions.stream().map(question -> health(examination, question)).toList();
      return new Judgement(services, traffic(examination), MemberView.agreed(examination));
    }
  }

  private Questions questions(Examination examination, Service service, Host host) {
    ServiceState process = processes.state(service.on(host));
    List<Asked<Answer>> answers = new ArrayList<>(service.askBesides(examination, host));
    if (process.kind() == Kind.RUNNING) {
      answers.addAll(service.ask(examination, host, process));
      if (service.reloadSignal().isPresent()) {
        answers.add(examination.ask(() -> configuration(service.on(host), process)));
      }
    }
    return new Questions(service, host, process, answers);
  }

  private static ServiceHealth health(Examination examination, Questions question) {
    Service service = question.service();
    List<Answer> answers = examination.answers(question.answers());
    if (question.process().kind() == Kind.RUNNING && answers.stream().allMatch(Answer::isWell)) {
      answers.addAll(service.concluded(examination, question.host()));
    }
    return ServiceHealth.of(
        service.on(question.host()),
        question.process(),
        answers,
        service.startLimit(),
        service.remark(examination, question.host()));
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

  private Map<String, Map<String, String>> traffic(Examination examination) {
    Map<Host, EdgeFigures> figures = examination.found(EdgeFigures.class);
    Map<String, Map<String, String>> traffic = new LinkedHashMap<>();
    for (Route route : context.inventory().routes()) {
      Map<String, String> balancers = new LinkedHashMap<>();
      figures.forEach((balancer, said) -> balancers.put(balancer.name(), said.status(route)));
      traffic.put(route.name(), balancers);
    }
    return traffic;
  }
}
