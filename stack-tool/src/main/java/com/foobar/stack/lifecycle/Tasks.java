package com.foobar.stack.lifecycle;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.progress.TaskGraph;
import com.foobar.stack.service.After;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tasks of a start in an order in which they could be done one after the other, worked out from
 * what each service says that it comes after.
 */
final class Tasks {
  /**
   * @param after names of tasks that have to succeed first
   * @param attempted names of tasks that have to be over first
   */
  record Task(String name, List<String> after, List<String> attempted, TaskGraph.Action action) {}

  /**
   * @param host empty when it is done once for all hosts
   */
  private record Step(
      String name,
      Optional<Host> host,
      List<After> after,
      List<String> others,
      TaskGraph.Action action) {
    String task() {
      return host.map(there -> there.name() + "/" + name).orElse(name);
    }
  }

  private final Map<String, Step> steps = new LinkedHashMap<>();

  /** What is done once for all hosts. */
  void once(String name, List<After> after, TaskGraph.Action action) {
    add(new Step(name, Optional.empty(), after, List.of(), action));
  }

  /**
   * What is done on a host.
   *
   * @param others further tasks, by their whole names, that have to succeed first
   */
  void on(Host host, String name, List<After> after, List<String> others, TaskGraph.Action action) {
    add(new Step(name, Optional.of(host), after, others, action));
  }

  private void add(Step step) {
    if (steps.put(step.task(), step) != null) {
      throw new IllegalArgumentException("two tasks are called " + step.task());
    }
  }

  /**
   * @throws IllegalStateException when tasks wait for each other, or for one that there is not
   */
  List<Task> ordered() {
    List<Task> left = new ArrayList<>(steps.values().stream().map(this::task).toList());
    Map<String, Task> ordered = new LinkedHashMap<>();
    while (!left.isEmpty()) {
      Task next =
          left.stream()
              .filter(
                  task ->
                      Stream.concat(task.after().stream(), task.attempted().stream())
                          .allMatch(ordered::containsKey))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "these tasks wait for each other, or for what there is not: "
                              + left.stream().map(Task::name).toList()));
      left.remove(next);
      ordered.put(next.name(), next);
    }
    return List.copyOf(ordered.values());
  }

  private Task task(Step step) {
    List<String> after = new ArrayList<>(step.others());
    List<String> attempted = new ArrayList<>();
    for (After one : step.after()) {
      (one.evenIfItFailed() ? attempted : after).addAll(names(one, step));
    }
    return new Task(
        step.task(),
        after.stream().distinct().toList(),
        attempted.stream().distinct().toList(),
        step.action());
  }

  private List<String> names(After after, Step step) {
    return switch (after.where()) {
      case ONCE -> List.of(after.step());
      case HERE ->
          steps.values().stream()
              .filter(other -> other.name().equals(after.step()) && other.host().isPresent())
              .filter(other -> other.host().equals(step.host()))
              .map(Step::task)
              .toList();
      case EVERYWHERE ->
          steps.values().stream()
              .filter(other -> other.name().equals(after.step()) && other.host().isPresent())
              .map(Step::task)
              .toList();
    };
  }
}
