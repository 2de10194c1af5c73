package com.foobar.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is charged with what. */
class AccountingTest {
  private static final String STAT =
      """
      cpu  1000 200 300 5000 70 11 22 40 0 0
      cpu0 500 100 150 2500 35 6 11 20 0 0
      """;

  @Test
  void theMachinesTimesAreThoseOfAllProcessors() {
    assertThat(MachineTimes.parse(STAT)).isEqualTo(new MachineTimes(1500, 40, 6643));
  }

  @Test
  void aGuestsTimeIsInTheUsersAlready() {
    assertThat(MachineTimes.parse("cpu  10 0 0 0 0 0 0 0 10 0\n").all()).isEqualTo(10);
  }

  @Test
  void othersHaveWhatNobodyAccountsFor() {
    MachineTimes before = new MachineTimes(0, 0, 0);
    MachineTimes after = new MachineTimes(600, 50, 1000);

    assertThat(after.othersSince(before, 5)).isEqualTo(0.1);
    assertThat(after.stolenSince(before)).isEqualTo(0.05);
  }

  @Test
  void whoAccountsForMoreThanThereWasLeavesNothing() {
    MachineTimes before = new MachineTimes(0, 0, 0);

    assertThat(new MachineTimes(100, 0, 200).othersSince(before, 1.02)).isZero();
  }

  @Test
  void usageIsTheDifferenceOfTwoMoments() {
    Usage usage =
        Usage.between(
            new Snapshot(
                0, Map.of("a/nginx", 5.0, "b/mysql", 9.0), 1, new MachineTimes(0, 0, 0), 100, 10),
            new Snapshot(
                2_000_000_000L,
                Map.of("a/nginx", 6.0, "b/mysql", 0.5),
                1.25,
                new MachineTimes(195, 0, 400),
                130,
                17));

    assertThat(usage.seconds()).isEqualTo(2);
    assertThat(usage.own()).isEqualTo(0.25);
    assertThat(usage.services())
        .as("b/mysql was started anew in between")
        .isEqualTo(Map.of("a/nginx", 1.0, "b/mysql", 0.5));
    assertThat(usage.others()).isCloseTo(0.05, within(1e-9));
    assertThat(usage.statements()).isEqualTo(30);
    assertThat(usage.commits()).isEqualTo(7);
  }

  @Test
  void whatIdlenessCostsIsTakenOffInProportionToTime() {
    Usage idle = new Usage(20, Map.of("a/nginx", 1.0), 0, 0, 0, 40, 2);
    Usage load = new Usage(5, Map.of("a/nginx", 3.0, "b/nginx", 2.0), 4, 0.1, 0, 110, 10.5);

    Usage rest = load.less(idle);

    assertThat(rest.services()).isEqualTo(Map.of("a/nginx", 2.75, "b/nginx", 2.0));
    assertThat(rest.cpu()).isEqualTo(4.75);
    assertThat(rest.cpuByKind()).isEqualTo(Map.of("nginx", 4.75));
    assertThat(rest.statements()).isEqualTo(100);
    assertThat(rest.commits()).isEqualTo(10);
    assertThat(rest.own()).isEqualTo(4);
  }

  @Test
  void memoryIsTheProportionalShare() {
    assertThat(
            Memory.parse(
                """
                560856cfe000-7fffa5bfb000 ---p 00000000 00:00 0                          [rollup]
                Rss:                1716 kB
                Pss:                 336 kB
                Pss_Dirty:           112 kB
                """))
        .isEqualTo(336);
    assertThat(Memory.parse("")).isZero();
  }

  @Test
  void transactionsAreCountedByTheirIds() {
    assertThat(GtidSet.size("")).isZero();
    assertThat(GtidSet.size("3e11fa47-71ca-11e1-9e33-c80aa9429562:23")).isEqualTo(1);
    assertThat(
            GtidSet.size(
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:11-18,\n"
                    + "2174b383-5441-11e8-b90a-c80aa9429562:1-3:tag_1:7-9:12"))
        .isEqualTo(5 + 8 + 3 + 3 + 1);
  }

  @Test
  void loadGoesToThisMachineAlone() {
    assertThat(Stand.isLoopback("127.1.0.10")).isTrue();
    assertThat(Stand.isLoopback("192.0.2.1")).isFalse();
    assertThat(Stand.isLoopback("0.0.0.0")).isFalse();
    assertThat(Stand.isLoopback("localhost")).as("a name leads where it is told").isFalse();
  }
}
