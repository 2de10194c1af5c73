package com.foobar.stack.service.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ONLINE",
        "ONLINE RECOVERING",
        "ONLINE RECOVERING RECOVERING",
        "ONLINE ONLINE UNREACHABLE",
        "ONLINE RECOVERING UNREACHABLE",
        "ONLINE ONLINE ERROR"
      })
  void whoCanAgreeIsAMajorityAlsoWhileSomebodyJoins(String states) {
    assertThat(Member.isMajority(members(states))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OFFLINE",
        "ONLINE UNREACHABLE",
        "ONLINE UNREACHABLE UNREACHABLE",
        "RECOVERING UNREACHABLE"
      })
  void whoIsCutOffIsNone(String states) {
    assertThat(Member.isMajority(members(states))).isFalse();
  }

  private static List<Member> members(String states) {
    return Arrays.stream(states.split(" "))
        .filter(state -> !state.isEmpty())
        .map(state -> new Member("server", "id", "SECONDARY", state))
        .toList();
  }
}
