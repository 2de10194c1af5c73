package com.foobar.proof.site;

import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.http.Cookies;
import com.foobar.proof.http.Reply;
import com.foobar.proof.http.SiteClient;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Sender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a site for what the file says: each request once, so that what is told is what the site did
 * and not what a patient browser makes of it.
 */
final class Visitors implements Sender {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SitePlan plan;
  private final SiteClient client;
  private final Map<Integer, Cookies> cookies = new ConcurrentHashMap<>();

  /**
   * @param urls of the site's balancers, as {@link SiteClient} takes them
   */
  Visitors(List<String> urls, SitePlan plan, RunClock clock) {
    this.plan = plan;
    this.client = new SiteClient(urls, clock, PATIENCE);
  }

  @Override
  public CompletableFuture<Answer> send(Asked asked) {
    if (asked instanceof SiteKind.Login login) {
      return logIn(login.person());
    } else if (asked instanceof SiteKind.Stay stay) {
      return send(plan.stay().get(stay.page()).by(stay.person()), own(stay.person()));
    }
    // Somebody new each time: one jar for all would keep all of them on one server.
    return send(plan.pages().get(((SiteKind.Read) asked).page()), client.newcomer());
  }

  /** In a browser that knows nothing of before. */
  CompletableFuture<Answer> logIn(int person) {
    Cookies own = client.newcomer();
    CompletableFuture<Answer> last = null;
    for (Step step : plan.login()) {
      Step now = step.by(person);
      last =
          last == null
              ? send(now, own)
              : last.thenCompose(
                  before ->
                      before.result() == null
                          ? CompletableFuture.completedFuture(before)
                          : send(now, own));
    }
    return last.thenApply(
        answer -> {
          if (answer.result() != null) {
            cookies.put(person, own);
          }
          return answer;
        });
  }

  private Cookies own(int person) {
    return cookies.computeIfAbsent(person, number -> client.newcomer());
  }

  private CompletableFuture<Answer> send(Step step, Cookies own) {
    HttpRequest.Builder request =
        client
            .request(step.path())
            .method(
                step.method(),
                step.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(step.body()));
    if (step.type() != null) {
      request.header("Content-Type", step.type());
    }
    return client.exchange(request.build(), own).thenApply(reply -> judge(step, reply));
  }

  private static Answer judge(Step step, Reply reply) {
    List<String> wrong = new ArrayList<>();
    if (reply.failure() != null) {
      wrong.add(reply.failure());
    } else if (!step.statuses().contains(reply.status())) {
      wrong.add("status " + reply.status());
    } else if (!step.texts().isEmpty()) {
      String body = new String(reply.body(), StandardCharsets.UTF_8);
      step.texts().stream()
          .filter(text -> !body.contains(text))
          .findFirst()
          .ifPresent(text -> wrong.add("other text: without '%s'".formatted(text)));
    }
    String error = wrong.isEmpty() ? null : wrong.get(0);
    List<Attempt> attempts = List.of(reply.attempt(reply.status(), error));
    if (error == null) {
      return Answer.ok(new SiteKind.Good(reply.status()), attempts);
    }
    return attempts.get(0).isUnanswered()
        ? Answer.unknown(error, attempts)
        : Answer.refused(error, attempts);
  }
}
