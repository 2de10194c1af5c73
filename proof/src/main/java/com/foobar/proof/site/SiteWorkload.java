package com.foobar.proof.site;

import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Sender;
import com.foobar.proof.spi.Setting;
import com.foobar.proof.spi.Workload;
import com.foobar.stack.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** People read what the file says, and those who are logged in stay so. */
final class SiteWorkload implements Workload {
  /** Hashing a password may cost a server a good deal of a core. */
  private static final int AT_ONCE = 3;

  private final SitePlan plan;
  private final Setting setting;
  private final Visitors visitors;
  private final People people;

  SiteWorkload(SitePlan plan, Setting setting) {
    this.plan = plan;
    this.setting = setting;
    this.visitors =
        new Visitors(setting.context().inventory().site().urls(), plan, setting.clock());
    this.people = new People(plan, setting.assignment().people(), setting.assignment().seed());
  }

  @Override
  public void prepare() {
    for (int page = 0; page < plan.pages().size(); page++) {
      Step step = plan.pages().get(page);
      Answer answer = visitors.send(new SiteKind.Read(page, step.path())).join();
      if (answer.outcome() != Outcome.OK) {
        throw notAsExpected(step, answer);
      }
    }
    if (!plan.hasLogin()) {
      return;
    }
    int count = setting.assignment().people();
    setting.progress().report("people", "%d log in".formatted(count));
    logIn(IntStream.rangeClosed(1, count).boxed().toList());
    for (int page = 0; page < plan.stay().size(); page++) {
      Step step = plan.stay().get(page);
      Answer answer = visitors.send(new SiteKind.Stay(1, page, step.path())).join();
      if (answer.outcome() != Outcome.OK) {
        throw notAsExpected(step, answer);
      }
    }
    setting.progress().report("people", "%d are logged in".formatted(count));
  }

  private static StackException notAsExpected(Step step, Answer answer) {
    return new StackException(
        "line %d: %s is not answered as it should be, before anything is broken: %s"
            .formatted(step.line(), step, answer.error()));
  }

  /**
   * @throws StackException when somebody cannot
   */
  private void logIn(List<Integer> whom) {
    Semaphore places = new Semaphore(AT_ONCE);
    List<CompletableFuture<Answer>> logins = new ArrayList<>();
    for (int person : whom) {
      places.acquireUninterruptibly();
      logins.add(visitors.logIn(person).whenComplete((done, failure) -> places.release()));
    }
    Map<String, Integer> failed = new TreeMap<>();
    for (CompletableFuture<Answer> login : logins) {
      Answer answer = login.join();
      if (answer.outcome() != Outcome.OK) {
        Attempt last = answer.attempts().get(answer.attempts().size() - 1);
        failed.merge("%s (status %d)".formatted(answer.error(), last.status()), 1, Integer::sum);
      }
    }
    if (!failed.isEmpty()) {
      throw new StackException(
          "line %d: %d of %d people cannot log in: %s"
              .formatted(
                  plan.login().get(0).line(),
                  failed.values().stream().mapToInt(Integer::intValue).sum(),
                  whom.size(),
                  String.join("; ", failed.keySet())));
    }
    people.areInside();
  }

  @Override
  public void comeBack() {
    if (!people.outside().isEmpty()) {
      logIn(List.copyOf(people.outside()));
    }
  }

  @Override
  public People crowd() {
    return people;
  }

  @Override
  public Sender site() {
    return visitors;
  }
}
