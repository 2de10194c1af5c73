package com.foobar.stack.service.wildfly;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.HttpQuestion;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import com.foobar.stack.service.wildfly.HttpManagement.State;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks one WildFly by HTTP, which costs a fraction of what its native management connection does:
 * whether it is ready, whether it answers visitors, what is deployed.
 */
public final class WildflyQuestions {
  private static final String REQUEST_THREADS =
      """
      {"operation":"read-resource","address":[{"subsystem":"io"},{"worker":"default"}],"include-runtime":true}
      """;

  private final String address;
  private final int port;
  private final HttpManagement management;
  private final Duration patience;
  private State state;
  private IOException failure;

  /**
   * @param port where it answers visitors
   */
  public WildflyQuestions(HttpManagement management, int port) {
    this.address = management.address();
    this.port = port;
    this.management = management;
    this.patience = management.patience();
  }

  /**
   * Whether the server itself is, and then whether its applications are.
   *
   * @param applications which of them are not ready by these checks, if any
   */
  public Answer ready(Function<HealthChecks, Optional<String>> applications) {
    try {
      Optional<String> server = state().notReady();
      return server.isPresent()
          ? Answer.wrong("it is not ready: " + server.get())
          : ofApplications(applications);
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at %s:%d".formatted(address, management.port()));
    } catch (IOException e) {
      return Answer.silent(
          "it does not say within %d s whether it is ready".formatted(patience.toSeconds()));
    }
  }

  private Answer ofApplications(Function<HealthChecks, Optional<String>> judge) {
    try {
      HealthChecks health = HealthChecks.read(address, management.port(), patience);
      return health.isKnown()
          ? judge.apply(health).map(Answer::wrong).orElse(Answer.WELL)
          : Answer.wrong("the readiness check of an application breaks the answer about all");
    } catch (IOException e) {
      return Answer.wrong(
          "the readiness check of an application does not answer within %d s"
              .formatted(patience.toSeconds()));
    }
  }

  /**
   * Whether visitors get any answer. A page may be slow, so silence counts only where all threads
   * for requests are busy as well.
   */
  public Answer answersVisitors() {
    try {
      HttpQuestion.status("HEAD", "http://%s:%d/".formatted(address, port), patience);
      return Answer.WELL;
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at %s:%d".formatted(address, port));
    } catch (IOException e) {
      return silence();
    }
  }

  private Answer silence() {
    try {
      JsonNode worker = management.ask(REQUEST_THREADS);
      int busy = worker.path("busy-task-thread-count").asInt(-1);
      int most = worker.path("max-pool-size").asInt(Integer.MAX_VALUE);
      return busy >= 0 && busy < most
          ? Answer.WELL
          : Answer.silent(
              "all of its %d threads for requests are busy, and none came free within %d s"
                  .formatted(most, patience.toSeconds()));
    } catch (IOException e) {
      return Answer.silent("it answers no request within %d s".formatted(patience.toSeconds()));
    }
  }

  public Map<String, Deployed> deployments() throws IOException {
    return state().deployments();
  }

  /** Asked once for all who want to know something of it, be it in vain. */
  private synchronized State state() throws IOException {
    if (state == null && failure == null) {
      try {
        state = management.state();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return state;
  }
}
