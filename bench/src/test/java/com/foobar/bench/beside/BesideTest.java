package com.foobar.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesideTest {
  @TempDir private Path state;

  @Test
  void nothingIsLeftOfWhatRanBesideTheStack() {
    Beside beside = Beside.of(ExampleStack.in(state));
    long pid = start(beside);

    beside.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(state.resolve("bench")).isEmptyDirectory();
    assertThat(state.resolve("run/beside")).doesNotExist();
    beside.close();
  }

  @Test
  void whatAKilledBenchHasLeftIsEndedByTheNextOne() {
    Beside killed = Beside.of(ExampleStack.in(state));
    long pid = start(killed);

    try (Beside next = Beside.of(ExampleStack.in(state))) {
      assertThat(ProcessHandle.of(pid)).isEmpty();
      assertThat(next.isAlive(WildflyNode.NAME)).isFalse();
      assertThat(next.context().layout().state()).doesNotExist();
    } finally {
      killed.close();
    }
  }

  @Test
  void nothingIsStartedOnceAllWasEnded() {
    Beside interrupted = Beside.of(ExampleStack.in(state));
    interrupted.close();

    assertThatThrownBy(() -> start(interrupted)).isInstanceOf(StackException.class);
    assertThat(interrupted.isAlive(WildflyNode.NAME)).isFalse();
  }

  @Test
  void itHasAnAddressAndPortsOfItsOwn() {
    PlanContext stack = ExampleStack.in(state);
    try (Beside beside = Beside.of(stack)) {
      assertThat(beside.address()).startsWith("127.1.0.");
      assertThat(stack.inventory().hosts())
          .noneMatch(host -> host.address().equals(beside.address()));
      assertThat(beside.freePort()).isNotEqualTo(beside.freePort());
    }
  }

  private static long start(Beside beside) {
    Path file = beside.context().layout().conf(beside.id(WildflyNode.NAME)).resolve("file");
    ServicePlan plan =
        new ServicePlan(
            beside.id(WildflyNode.NAME),
            beside.address(),
            List.of(file.getParent()),
            List.of(new RenderedFile(file, "")),
            List.of(),
            List.of("sleep", "600"),
            Map.of(),
            List.of());
    beside.write(plan);
    beside.start(plan);
    return beside.pid(WildflyNode.NAME);
  }
}
