package com.foobar.stack.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final TaskGraph tasks =
      new TaskGraph(new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false));
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void aTaskRunsAfterThoseItDependsOn() {
    tasks.add("database", List.of(), () -> done.add("database"));
    tasks.add("server", List.of("database"), () -> done.add("server"));
    tasks.add("balancer", List.of("server"), () -> done.add("balancer"));

    tasks.run();

    assertThat(done).containsExactly("database", "server", "balancer");
  }

  @Test
  void tasksThatDoNotDependOnEachOtherRunAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    for (String name : List.of("one", "other")) {
      tasks.add(
          name,
          List.of(),
          () -> {
            both.countDown();
            if (!both.await(30, TimeUnit.SECONDS)) {
              throw new StackException(name + " ran alone");
            }
          });
    }

    tasks.run();
  }

  @Test
  void afterAFailureItsDependentsAreLeftOutAndTheRestGoesOn() {
    tasks.add("bad", List.of(), () -> fail("bad: no room"));
    tasks.add(
        "worse",
        List.of(),
        () -> {
          throw new IllegalStateException("boom");
        });
    tasks.add("needs bad", List.of("bad"), () -> done.add("needs bad"));
    tasks.add("good", List.of(), () -> done.add("good"));

    assertThatThrownBy(tasks::run)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("bad: no room")
        .hasMessageContaining("worse: java.lang.IllegalStateException: boom");
    assertThat(done).containsExactly("good");
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("needs bad").contains("left out");
  }

  /** Nobody but the graph sees what is thrown in its threads. */
  @Test
  void whateverATaskThrowsIsAFailure() {
    tasks.add(
        "wrong",
        List.of(),
        () -> {
          throw new NoClassDefFoundError("com/foobar/Gone");
        });
    tasks.add(
        "deep",
        List.of(),
        () -> {
          throw new StackOverflowError();
        });
    tasks.add("needs wrong", List.of("wrong"), () -> done.add("needs wrong"));

    assertThatThrownBy(tasks::run)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("wrong: java.lang.NoClassDefFoundError: com/foobar/Gone")
        .hasMessageContaining("deep: java.lang.StackOverflowError");
    assertThat(done).isEmpty();
  }

  @Test
  void whatCannotBeToldIsAFailureToo() {
    tasks.add(
        "mute",
        List.of(),
        () -> {
          throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
              throw new IllegalStateException("no words");
            }
          };
        });

    assertThatThrownBy(tasks::run).isInstanceOf(StackException.class).hasMessageContaining("mute");
  }

  @Test
  void aTaskMayWaitForAnotherWhetherItSucceedsOrNot() {
    tasks.add("bad", List.of(), () -> fail("bad: no room"));
    tasks.add("after all", List.of(), List.of("bad"), () -> done.add("after all"));

    assertThatThrownBy(tasks::run).hasMessage("bad: no room");
    assertThat(done).containsExactly("after all");
  }

  @Test
  void aTaskCannotDependOnWhatIsNotThere() {
    assertThatThrownBy(() -> tasks.add("server", List.of("databse"), () -> {}))
        .hasMessageContaining("databse");
  }

  private static void fail(String message) {
    throw new StackException(message);
  }
}
