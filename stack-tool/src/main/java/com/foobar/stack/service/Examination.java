package com.foobar.stack.service;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.SideBySide.Asked;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * All services asked at once how they are, none for longer than some seconds, and what they said
 * that matters to others as well.
 */
public final class Examination implements AutoCloseable {
  /** What each question may take; a busy machine answers within a tenth of that. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /** All of them together: one question has a second one to follow it up. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final PlanContext context;
  private final SideBySide asking = new SideBySide(LIMIT);
  private final Map<Class<?>, Object> given = new LinkedHashMap<>();
  private final Map<Class<?>, Map<Host, Asked<?>>> findings = new LinkedHashMap<>();

  public Examination(PlanContext context) {
    this.context = context;
  }

  public PlanContext context() {
    return context;
  }

  /** A question whose failure says that the service does not answer. */
  public Asked<Answer> ask(Callable<Answer> question) {
    return asking.ask(question, Examination::failed);
  }

  public SideBySide asking() {
    return asking;
  }

  /** What the examiner knows and a service may want to hear. */
  public <T> void give(Class<T> kind, T knowledge) {
    given.put(kind, knowledge);
  }

  /**
   * @throws StackException when the examiner has given no such thing
   */
  public <T> T given(Class<T> kind) {
    Object knowledge = given.get(kind);
    if (knowledge == null) {
      throw new StackException("nothing is known of " + kind.getSimpleName());
    }
    return kind.cast(knowledge);
  }

  /** Keeps what a service on this host is asked for, for whoever has to put several together. */
  public <T> Asked<T> keep(Class<T> kind, Host host, Asked<T> asked) {
    findings.computeIfAbsent(kind, any -> new LinkedHashMap<>()).put(host, asked);
    return asked;
  }

  /** What was found of this kind, by host; those who were asked and said nothing are left out. */
  public <T> Map<Host, T> found(Class<T> kind) {
    Map<Host, T> found = new LinkedHashMap<>();
    findings
        .getOrDefault(kind, Map.of())
        .forEach(
            (host, asked) -> {
              Object finding = asking.of(asked);
              if (finding != null) {
                found.put(host, kind.cast(finding));
              }
            });
    return found;
  }

  public List<Answer> answers(List<Asked<Answer>> asked) {
    return new ArrayList<>(asked.stream().map(asking::of).toList());
  }

  /** Any answer will do. */
  public static Answer answers(String method, String url) {
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

  public static Answer failed(Throwable failure) {
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

  @Override
  public void close() {
    asking.close();
  }
}
