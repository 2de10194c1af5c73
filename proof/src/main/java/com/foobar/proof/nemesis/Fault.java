package com.foobar.proof.nemesis;

import com.foobar.proof.nemesis.Strike.Action;
import com.foobar.stack.StackException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One or more strikes at the same time, such as {@code kill:primary+pause:server-1/nginx}. */
public record Fault(List<Strike> strikes) {
  /**
   * Every kind of service, the primary above all, planned work, pairs that hit where the other one
   * would have helped, and a power cut.
   */
  private static final List<String> EVERYTHING =
      List.of(
          "kill:{1}/wildfly",
          "pause:{2}/wildfly",
          "restart:{1}/wildfly",
          "kill:{2}/nginx",
          "pause:{1}/nginx",
          "kill:{1}/database-door",
          "pause:{2}/database-door",
          "kill:secondary",
          "pause:secondary",
          "kill:primary",
          "pause:primary",
          "restart:primary",
          "switchover",
          "deploy",
          "kill:{lb}/haproxy",
          "kill:{2}",
          "kill:primary+kill:{1}/wildfly",
          "pause:primary+kill:{2}/database-door",
          "switchover+kill:{2}/wildfly",
          "kill:primary+kill:secondary",
          "kill:all");

  /**
   * @param text such as {@code kill:primary+switchover}
   * @throws StackException when it is not a fault, saying what would be
   */
  public static Fault parse(String text) {
    Fault fault =
        new Fault(Arrays.stream(text.strip().split("\\+", -1)).map(Fault::strike).toList());
    if (fault.strikes().size() > 1 && fault.strikes().stream().anyMatch(Strike::isNone)) {
      throw unknown(text);
    }
    return fault;
  }

  /**
   * @param list faults, separated by commas
   */
  public static List<Fault> parseList(String list) {
    return Arrays.stream(list.split(",")).map(Fault::parse).toList();
  }

  /**
   * The faults that are tried when none are named.
   *
   * @param servers the names of two servers, or of the only one twice
   */
  public static List<Fault> everything(String firstServer, String secondServer, String balancer) {
    return EVERYTHING.stream()
        .map(
            text ->
                text.replace("{1}", firstServer)
                    .replace("{2}", secondServer)
                    .replace("{lb}", balancer))
        .map(Fault::parse)
        .toList();
  }

  private static Strike strike(String text) {
    String[] parts = text.strip().split(":", 2);
    String target = parts.length == 1 ? "" : parts[1].strip();
    Action action =
        Arrays.stream(Action.values())
            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(parts[0]))
            .findFirst()
            .orElseThrow(() -> unknown(text));
    if (action.needsTarget() == target.isEmpty()) {
      throw unknown(text);
    }
    return new Strike(action, target);
  }

  private static StackException unknown(String text) {
    return new StackException(
        ("'%s' is not a fault: say kill:, pause: or restart: and HOST, HOST/SERVICE, primary, secondary"
                + " or all; or switchover, deploy, or none; several at once with '+'")
            .formatted(text));
  }

  /** Whether something stays broken until it is mended. */
  public boolean isFailure() {
    return strikes.stream().anyMatch(strike -> strike.action().isFailure());
  }

  /**
   * Whether it leaves nobody who could serve: it takes everything, the only balancer, or the
   * majority of a group of three.
   *
   * @param balancers names of all balancers
   */
  public boolean leavesNobody(List<String> balancers) {
    List<String> targets =
        strikes.stream().filter(strike -> strike.action().isFailure()).map(Strike::target).toList();
    return targets.containsAll(List.of("primary", "secondary"))
        || targets.contains("all")
        || targets.stream().anyMatch(target -> balancers.equals(List.of(target.split("/", 2)[0])));
  }

  /** Whether nothing is done at all: how the system is without a fault. */
  public boolean isNone() {
    return strikes.stream().allMatch(Strike::isNone);
  }

  @Override
  public String toString() {
    return strikes.stream().map(Strike::toString).collect(Collectors.joining("+"));
  }
}
