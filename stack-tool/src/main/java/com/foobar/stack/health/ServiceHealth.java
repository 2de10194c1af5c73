package com.foobar.stack.health;

import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One service.
 *
 * @param process what can be seen of its process
 * @param state running, starting, failed, stopped, paused or unreachable
 * @param reason why it is not well; empty when it is
 * @param remark what else is to be told of it
 */
public record ServiceHealth(
    ServiceId id,
    ServiceState process,
    String state,
    Optional<String> reason,
    Optional<String> remark) {

  /**
   * @param startLimit how long it may take until it answers
   */
  static ServiceHealth of(
      ServiceId id,
      ServiceState process,
      List<Answer> answers,
      Duration startLimit,
      Optional<String> remark) {
    List<String> reasons = new ArrayList<>();
    answers.stream()
        .filter(answer -> !answer.isWell())
        .map(Answer::reason)
        .distinct()
        .forEach(reasons::add);
    if (process.kind() != Kind.RUNNING) {
      reasons.add(gone(process));
    }
    return new ServiceHealth(
        id,
        process,
        state(process, answers, startLimit),
        reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons)),
        remark);
  }

  private static String state(ServiceState process, List<Answer> answers, Duration startLimit) {
    if (process.kind() != Kind.RUNNING) {
      return process.kind().label();
    }
    if (answers.stream().anyMatch(answer -> answer.kind() == Answer.Kind.SILENT)) {
      return "unreachable";
    }
    if (answers.stream().anyMatch(answer -> answer.kind() == Answer.Kind.REFUSED)) {
      return process.uptime().compareTo(startLimit) < 0 ? "starting" : "unreachable";
    }
    return Kind.RUNNING.label();
  }

  private static String gone(ServiceState process) {
    return switch (process.kind()) {
      case PAUSED -> "it is frozen (./stack fault resume, or ./stack up)";
      case FAILED -> "its process is gone (./stack up)";
      default -> "it was not started (./stack up)";
    };
  }
}
