package com.foobar.tests.site;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * People who use the site all the time, each in a thread: read pages, hold seats and let them go,
 * and stay logged in. Whatever is not answered as it should be is a failure.
 */
public final class SteadyLoad implements AutoCloseable {
  private static final int PEOPLE = 4;

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong answers = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final ConcurrentHashMap<String, Long> servers = new ConcurrentHashMap<>();
  private final List<Thread> people = new ArrayList<>();

  private SteadyLoad() {}

  /**
   * @param balancers of the site, by which the people come in turn
   */
  public static SteadyLoad on(Site... balancers) {
    SteadyLoad load = new SteadyLoad();
    long event = balancers[0].visitor().roomiestEvent().id();
    List<Seat> seats = balancers[0].visitor().freeSeats(event, PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      Site site = balancers[i % balancers.length];
      Visitor visitor = site.visitor().registered();
      long seat = seats.get(i).id();
      Thread person = new Thread(() -> load.useTheSite(site, visitor, event, seat), "person " + i);
      load.people.add(person);
      person.start();
    }
    load.awaitMoreAnswers();
    return load;
  }

  /** Returns when everybody got some more answers from now on. */
  public void awaitMoreAnswers() {
    long enough = answers.get() + 20L * PEOPLE;
    await().atMost(Duration.ofMinutes(2)).until(() -> answers.get() >= enough);
  }

  public long answers() {
    return answers.get();
  }

  /** The first few, since they often come in crowds. */
  public List<String> failures() {
    return failures.stream().limit(10).toList();
  }

  private void useTheSite(Site site, Visitor visitor, long event, long seat) {
    String email = visitor.whoAmI().orElseThrow();
    do {
      attempt("page", () -> visitor.get("/").require(200));
      attempt("list", () -> site.freshEvents().require(200));
      attempt(
          "session",
          () -> {
            Answer answer = visitor.get("/api/session").require(200);
            if (!answer.json().get("email").asText().equals(email)) {
              throw new AssertionError("somebody else's session: " + answer);
            }
            return answer;
          });
      attempt("hold", () -> holdAndRelease(visitor, event, seat));
      // The balancer distributes anew, so that both servers are used.
      visitor.forgetServer();
    } while (!isOver());
  }

  /** People take their time; who asks without a pause leaves a server that boots no processor. */
  private boolean isOver() {
    try {
      return over.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Answer holdAndRelease(Visitor visitor, long event, long seat) {
    Answer held =
        visitor
            .post("/api/events/" + event + "/holds", new SeatsWanted(List.of(seat)))
            .require(201);
    visitor.delete("/api/holds/" + held.as(Hold.class).id()).require(204);
    return held;
  }

  private void attempt(String what, Supplier<Answer> request) {
    try {
      Answer answer = request.get();
      servers.merge(answer.servedBy(), 1L, Long::sum);
      answers.incrementAndGet();
    } catch (RuntimeException | AssertionError e) {
      failures.add("%s %s: %s".formatted(Instant.now(), what, e));
    }
  }

  /** How many answers came from each server. */
  public Map<String, Long> servers() {
    return Map.copyOf(servers);
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    for (Thread person : people) {
      person.join(Duration.ofMinutes(1).toMillis());
    }
  }
}
