package com.foobar.stack.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RollingChangeTest {
  private static final List<Host> SERVERS =
      Stream.of("server-1", "server-2", "server-3").map(RollingChangeTest::server).toList();

  private static final String OLD = "version 1";
  private static final String NEW = "version 2";

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Site site = new Site();
  private final RollingChange rolling =
      new RollingChange(
          site,
          Duration.ofMillis(300),
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false));

  private static Host server(String name) {
    return new Host(name, "127.0.0.1", Role.SERVER, "127.0.0.1:1", Optional.empty());
  }

  /** Balancers and servers in memory, that fail where they are told to. */
  private static final class Site implements Traffic, Work {
    final Map<Host, String> versions = new HashMap<>();
    final Map<Host, Long> running = new HashMap<>();
    final Set<Host> out = new TreeSet<>(java.util.Comparator.comparing(Host::name));
    final List<String> events = new ArrayList<>();

    /** By step and server, such as "change server-2": what it throws, and how often. */
    final Map<String, Supplier<Throwable>> failures = new HashMap<>();

    final Map<String, Integer> times = new HashMap<>();
    final Map<Host, String> unready = new HashMap<>();
    final Set<String> changedInTraffic = new TreeSet<>();

    Site() {
      SERVERS.forEach(server -> versions.put(server, OLD));
    }

    void fails(String step, Host server, int howOften, Supplier<Throwable> failure) {
      failures.put(step + " " + server, failure);
      times.put(step + " " + server, howOften);
    }

    private void step(String step, Host server) {
      String key = step + " " + server;
      events.add(key);
      if (failures.containsKey(key) && times.merge(key, -1, Integer::sum) >= 0) {
        sneak(failures.get(key).get());
      }
    }

    /** Also what no signature allows, as a library may. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
      throw (T) failure;
    }

    @Override
    public boolean canSpare(Host server) {
      step("spare", server);
      return SERVERS.stream().anyMatch(other -> !other.equals(server) && !out.contains(other));
    }

    @Override
    public void withhold(Host server) {
      step("withhold", server);
      out.add(server);
    }

    @Override
    public long unfinished(Host server) {
      step("unfinished", server);
      return running.getOrDefault(server, 0L);
    }

    @Override
    public long cut(Host server) {
      step("cut", server);
      Long cut = running.remove(server);
      return cut == null ? 0 : cut;
    }

    @Override
    public Optional<String> notReady(Host server) {
      step("ready", server);
      return Optional.ofNullable(unready.get(server));
    }

    @Override
    public void admit(Host server) {
      step("admit", server);
      out.remove(server);
    }

    @Override
    public void admitWhenHealthy(Host server) {
      step("admit when healthy", server);
      out.remove(server);
    }

    @Override
    public Optional<String> notAdmitted(Host server) {
      step("admitted", server);
      return out.contains(server) ? Optional.of("lb says MAINT") : Optional.empty();
    }

    @Override
    public String doing() {
      return "deploying";
    }

    @Override
    public String undoing() {
      return "rolling back";
    }

    @Override
    public void change(Host server) {
      noteTraffic(server);
      versions.put(server, NEW);
      step("change", server);
    }

    @Override
    public void undo(Host server) {
      noteTraffic(server);
      step("undo", server);
      versions.put(server, OLD);
    }

    private void noteTraffic(Host server) {
      if (!out.contains(server)) {
        changedInTraffic.add(server.name());
      }
    }
  }

  @Test
  void changesEachServerWhileTheOthersServe() {
    rolling.run(SERVERS, site);

    assertThat(site.versions.values()).containsOnly(NEW);
    assertThat(site.out).isEmpty();
    assertThat(site.changedInTraffic).isEmpty();
  }

  @Test
  void whatRunsForLongerThanThePatienceIsCutAndTheWorkGoesOn() {
    site.running.put(SERVERS.get(1), 2L);

    rolling.run(SERVERS, site);

    assertThat(site.versions.values()).containsOnly(NEW);
    assertThat(site.running).isEmpty();
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("2 connections").contains("cut");
  }

  @Test
  void theOnlyServerIsChangedInPlace() {
    site.out.addAll(SERVERS.subList(1, 3));

    rolling.run(SERVERS.subList(0, 1), site);

    assertThat(site.versions).containsEntry(SERVERS.get(0), NEW);
    assertThat(site.events).doesNotContain("withhold server-1");
  }

  static List<Supplier<Throwable>> kinds() {
    return List.of(
        () -> new StackException("the reason"),
        () -> new IllegalStateException("the reason"),
        () -> new NullPointerException("the reason"),
        () -> new IOException("the reason"),
        () -> new InterruptedException("the reason"),
        () -> new java.util.concurrent.CancellationException("the reason"),
        () -> new java.nio.file.FileSystemException("the reason"),
        () -> new NoClassDefFoundError("the reason"),
        () -> new StackOverflowError("the reason"),
        () -> new OutOfMemoryError("the reason"),
        () -> new AssertionError("the reason"));
  }

  static Stream<Arguments> everyStepEveryServerEveryKind() {
    return Stream.of(
            "spare", "withhold", "unfinished", "cut", "change", "ready", "admit", "admitted")
        .flatMap(
            step ->
                SERVERS.stream()
                    .flatMap(
                        server -> kinds().stream().map(kind -> Arguments.of(step, server, kind))));
  }

  /** The heart of it: once at any step, of any kind. */
  @ParameterizedTest
  @MethodSource("everyStepEveryServerEveryKind")
  void whateverGoesWrongWhereverItIsUndoneEverywhere(
      String step, Host server, Supplier<Throwable> kind) {
    site.fails(step, server, 1, kind);

    StackException failure =
        catchThrowableOfType(StackException.class, () -> rolling.run(SERVERS, site));

    assertThat(failure).isNotNull();
    assertThat(failure.getMessage())
        .startsWith(kind.get() instanceof StackException ? "the reason" : "unexpected: ")
        .contains("the reason")
        .contains("Nothing has changed");
    assertThat(failure.getCause()).isInstanceOf(kind.get().getClass());
    assertThat(site.versions.values()).containsOnly(OLD);
    assertThat(site.out).isEmpty();
    assertThat(site.changedInTraffic).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  static Stream<Arguments> everyStepOfUndoing() {
    return Stream.of("spare", "withhold", "unfinished", "cut", "undo", "ready", "admit", "admitted")
        .flatMap(step -> kinds().stream().map(kind -> Arguments.of(step, kind)));
  }

  /** server-3 refuses the change, and server-2 makes difficulties from then on. */
  @ParameterizedTest
  @MethodSource("everyStepOfUndoing")
  void aDifficultyWhileUndoingNeitherStopsItNorHidesTheCause(
      String step, Supplier<Throwable> kind) {
    site.fails(
        "change",
        SERVERS.get(2),
        1,
        () -> {
          site.fails(step, SERVERS.get(1), Integer.MAX_VALUE, kind);
          return new IOException("the first cause");
        });

    StackException failure =
        catchThrowableOfType(StackException.class, () -> rolling.run(SERVERS, site));

    assertThat(failure.getMessage()).startsWith("unexpected: java.io.IOException: the first cause");
    assertThat(failure.getCause()).isInstanceOf(IOException.class);
    assertThat(failure.getCause().getSuppressed())
        .allSatisfy(later -> assertThat(later).isInstanceOf(kind.get().getClass()))
        .isNotEmpty();
    assertThat(site.versions).containsEntry(SERVERS.get(0), OLD).containsEntry(SERVERS.get(2), OLD);
    assertThat(site.out).doesNotContain(SERVERS.get(0), SERVERS.get(2));
    boolean asBefore =
        site.versions.get(SERVERS.get(1)).equals(OLD) && !site.out.contains(SERVERS.get(1));
    if (!asBefore) {
      assertThat(failure.getMessage())
          .contains("server-2: ")
          .contains("the reason")
          .contains("./stack up mends that");
    }
  }

  @Test
  void whatCouldNotBeUndoneStaysOutOnlyWhileOthersServe() {
    site.fails("change", SERVERS.get(0), 1, () -> new StackException("it does not start"));
    site.fails("undo", SERVERS.get(0), Integer.MAX_VALUE, () -> new StackException("it is gone"));

    assertThatThrownBy(() -> rolling.run(SERVERS, site))
        .hasMessageStartingWith("it does not start")
        .hasMessageContaining("server-1: rolling back failed: it is gone")
        .hasMessageContaining("gets no requests");
    assertThat(site.out).containsExactly(SERVERS.get(0));
  }

  @Test
  void theLastServerStaysInWhateverItHas() {
    site.out.addAll(SERVERS.subList(1, 3));
    site.fails("change", SERVERS.get(0), 1, () -> new StackException("it does not start"));
    site.fails("undo", SERVERS.get(0), Integer.MAX_VALUE, () -> new StackException("it is gone"));

    assertThatThrownBy(() -> rolling.run(SERVERS.subList(0, 1), site))
        .hasMessageStartingWith("it does not start");
    assertThat(site.out).doesNotContain(SERVERS.get(0));
  }

  @Test
  void anUndoingThatFailsOnceIsTriedAgain() {
    site.fails("change", SERVERS.get(1), 1, () -> new StackException("it does not start"));
    site.fails("undo", SERVERS.get(0), 1, () -> new StackException("busy"));

    assertThatThrownBy(() -> rolling.run(SERVERS, site))
        .hasMessageContaining("Nothing has changed");
    assertThat(site.versions.values()).containsOnly(OLD);
    assertThat(site.out).isEmpty();
  }

  /** Its health check lets it in by itself then; in maintenance it would stay out for good. */
  @Test
  void aServerThatIsNotReadyAfterwardsIsLeftToItsHealthCheck() {
    site.unready.put(SERVERS.get(1), "its database door is dead");

    assertThatThrownBy(() -> rolling.run(SERVERS, site))
        .hasMessageContaining("server-2 is not ready")
        .hasMessageContaining("server-2: it is not ready: its database door is dead");
    assertThat(site.out).isEmpty();
    assertThat(site.events).contains("admit when healthy server-2");
    assertThat(site.versions.values()).containsOnly(OLD);
  }

  @Test
  void anInterruptionWhileItWaitsIsUndone() {
    site.running.put(SERVERS.get(1), 1L);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> rolling.run(SERVERS, site)).hasMessageContaining("interrupted");
    assertThat(site.versions.values()).containsOnly(OLD);
    assertThat(site.out).isEmpty();
  }
}
