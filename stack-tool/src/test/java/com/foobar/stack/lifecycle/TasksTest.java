package com.foobar.stack.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.lifecycle.Tasks.Task;
import com.foobar.stack.progress.TaskGraph;
import com.foobar.stack.service.After;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final TaskGraph.Action NOTHING = () -> {};

  private final Host one = host("one");
  private final Host two = host("two");
  private final Tasks tasks = new Tasks();

  @Test
  void whatComesAfterIsWorkedOutForEachHost() {
    tasks.on(one, "front", List.of(After.here("store"), After.once("group")), List.of(), NOTHING);
    tasks.on(two, "front", List.of(After.here("store"), After.once("group")), List.of(), NOTHING);
    tasks.once("group", List.of(After.everywhere("store")), NOTHING);
    tasks.on(one, "store", List.of(After.once("packages")), List.of("two/departure"), NOTHING);
    tasks.on(two, "departure", List.of(), List.of(), NOTHING);
    tasks.once("packages", List.of(), NOTHING);

    List<Task> ordered = tasks.ordered();

    assertThat(ordered)
        .extracting(Task::name)
        .containsExactly(
            "two/departure", "packages", "one/store", "group", "one/front", "two/front");
    assertThat(task(ordered, "one/store").after())
        .containsExactlyInAnyOrder("packages", "two/departure");
    assertThat(task(ordered, "group").after()).containsExactly("one/store");
    assertThat(task(ordered, "one/front").after()).containsExactly("one/store", "group");
    assertThat(task(ordered, "two/front").after()).as("no store is here").containsExactly("group");
  }

  @Test
  void whatMayHaveFailedIsOnlyAttempted() {
    tasks.on(one, "edge", List.of(After.attempted("applications")), List.of(), NOTHING);
    tasks.on(two, "applications", List.of(), List.of(), NOTHING);

    Task edge = task(tasks.ordered(), "one/edge");

    assertThat(edge.after()).isEmpty();
    assertThat(edge.attempted()).containsExactly("two/applications");
  }

  @Test
  void whoWaitsForWhatThereIsNotIsAMistake() {
    tasks.once("group", List.of(After.once("nothing")), NOTHING);

    assertThatThrownBy(tasks::ordered)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("group");
  }

  private static Task task(List<Task> tasks, String name) {
    return tasks.stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
  }

  private static Host host(String name) {
    return new Host(name, "127.0.0.1", EnumSet.noneOf(Role.class), "", Optional.empty());
  }
}
