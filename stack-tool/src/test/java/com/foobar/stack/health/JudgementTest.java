package com.foobar.stack.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.deploy.Application;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.Answer;
import com.foobar.stack.service.SideBySide;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.mysql.Member;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
  private static final Host SERVER =
      new Host("server-2", "127.0.0.2", Role.SERVER, "127.0.0.1:1", Optional.empty());
  private static final ServiceId WILDFLY = new ServiceId(SERVER, WildflyNode.NAME);
  private static final Duration START = Duration.ofMinutes(5);
  private static final Member PRIMARY = new Member("server-1", "", "PRIMARY", "ONLINE");
  private static final Application SHOP = new Application("shop.war", Path.of("shop.war"), "aa");

  private static ServiceHealth wildfly(Kind kind, Duration uptime, Answer... answers) {
    return ServiceHealth.of(
        WILDFLY, new ServiceState(kind, 7, uptime), List.of(answers), START, Optional.empty());
  }

  private static Judgement judgement(ServiceHealth service, String traffic) {
    return new Judgement(
        List.of(service), Map.of("server-2", Map.of("lb", traffic)), List.of(PRIMARY));
  }

  @Test
  void whoAnswersIsWell() {
    ServiceHealth well = wildfly(Kind.RUNNING, Duration.ofHours(1), Answer.WELL);

    assertThat(well.state()).isEqualTo("running");
    assertThat(judgement(well, "UP").isHealthy()).isTrue();
    assertThat(judgement(well, "UP 1/2").isHealthy()).isTrue();
  }

  @Test
  void aliveAndSilentIsUnreachableHoweverYoung() {
    for (Duration uptime : List.of(Duration.ofSeconds(1), Duration.ofHours(1))) {
      ServiceHealth frozen =
          wildfly(Kind.RUNNING, uptime, Answer.WELL, Answer.silent("says nothing"));
      assertThat(frozen.state()).isEqualTo("unreachable");
      assertThat(judgement(frozen, "UP").problems())
          .containsExactly("server-2/wildfly: says nothing");
    }
  }

  @Test
  void whoDoesNotListenYetIsStarting() {
    Answer refused = Answer.refused("nobody listens");
    assertThat(wildfly(Kind.RUNNING, Duration.ofSeconds(9), refused).state()).isEqualTo("starting");
    assertThat(wildfly(Kind.RUNNING, Duration.ofHours(1), refused).state())
        .isEqualTo("unreachable");
  }

  @Test
  void whoAnswersThatSomethingIsWrongRunsAndIsNotWell() {
    ServiceHealth wrong =
        wildfly(
            Kind.RUNNING, Duration.ofHours(1), Answer.wrong("a"), Answer.wrong("b"), Answer.WELL);

    assertThat(wrong.state()).isEqualTo("running");
    assertThat(judgement(wrong, "UP").problems()).containsExactly("server-2/wildfly: a; b");
  }

  @ParameterizedTest
  @CsvSource({"FAILED, failed", "STOPPED, stopped", "PAUSED, paused"})
  void whoseProcessDoesNotRunIsNotAsked(Kind kind, String state) {
    ServiceHealth gone = wildfly(kind, Duration.ZERO);

    assertThat(gone.state()).isEqualTo(state);
    assertThat(gone.reason()).get().asString().contains("./stack up");
  }

  @ParameterizedTest
  @CsvSource({
    "MAINT, maintenance",
    "DOWN, health check fails",
    "DOWN 1/2, health check fails",
    "DRAIN, DRAIN"
  })
  void aServerThatABalancerLeavesOutIsNotWell(String status, String words) {
    ServiceHealth well = wildfly(Kind.RUNNING, Duration.ofHours(1), Answer.WELL);

    assertThat(judgement(well, status).problems())
        .singleElement()
        .asString()
        .contains("server-2: lb sends it no requests", words);
  }

  @Test
  void serversAreNamedInTheirOrder() {
    Map<String, Map<String, String>> traffic = new LinkedHashMap<>();
    for (String server : List.of("server-3", "server-1", "server-2")) {
      traffic.put(server, Map.of("lb", "DOWN"));
    }

    assertThat(new Judgement(List.of(), traffic, List.of(PRIMARY)).problems())
        .extracting(problem -> problem.substring(0, 8))
        .containsExactly("server-1", "server-2", "server-3");
  }

  @Test
  void aGroupWithoutAPrimaryIsNotWell() {
    Member replica = new Member("server-2", "", "SECONDARY", "ONLINE");

    for (List<Member> members : List.of(List.<Member>of(), List.of(replica))) {
      assertThat(new Judgement(List.of(), Map.of(), members).problems())
          .containsExactly("the database group has no primary");
    }
  }

  @Test
  void eachWayOfNotHavingAnApplicationIsNamed() {
    Deployments wanted = new Deployments(List.of(SHOP), List.of("old.war"));

    assertThat(wanted.judge(Map.of("shop.war", new Deployed("aa", true, "OK"))).isWell()).isTrue();
    assertThat(wanted.judge(Map.of()).reason()).contains("shop.war is not deployed");
    assertThat(wanted.judge(Map.of("shop.war", new Deployed("aa", false, "STOPPED"))).reason())
        .contains("shop.war is disabled");
    assertThat(wanted.judge(Map.of("shop.war", new Deployed("bb", true, "OK"))).reason())
        .contains("shop.war has another version");
    assertThat(wanted.judge(Map.of("shop.war", new Deployed("aa", true, "FAILED"))).reason())
        .contains("shop.war has failed");
    assertThat(
            wanted
                .judge(
                    Map.of(
                        "shop.war", new Deployed("aa", true, "OK"),
                        "old.war", new Deployed("cc", true, "OK"),
                        "by-hand.war", new Deployed("dd", true, "OK")))
                .reason())
        .contains("old.war was undeployed")
        .doesNotContain("by-hand");
  }

  private static Map<String, String> row(String backend, String server, String status) {
    return Map.of("pxname", backend, "svname", server, "status", status);
  }

  @Test
  void aQuestionThatHangsKeepsNobodyWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    long begin = System.nanoTime();
    try (SideBySide asking = new SideBySide(Duration.ofMillis(200))) {
      Asked<String> hangs =
          asking.ask(
              () -> {
                never.await();
                return "";
              },
              failure -> failure.getClass().getSimpleName());
      Asked<String> fails =
          asking.ask(
              () -> {
                throw new StackOverflowError("deep");
              },
              Throwable::getMessage);
      Asked<String> answers = asking.ask(() -> "yes", Throwable::getMessage);

      assertThat(asking.of(answers)).isEqualTo("yes");
      assertThat(asking.of(fails)).isEqualTo("deep");
      assertThat(asking.of(hangs)).isEqualTo("TimeoutException");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
  }
}
