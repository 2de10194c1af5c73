package com.foobar.proof.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @Test
  void severalStrikesMakeOneFault() {
    Fault fault = Fault.parse("kill:primary+pause:server-1/nginx+switchover");

    assertThat(fault.strikes()).hasSize(3);
    assertThat(fault).hasToString("kill:primary+pause:server-1/nginx+switchover");
    assertThat(fault.isFailure()).isTrue();
  }

  @Test
  void plannedWorkIsNoFailure() {
    assertThat(Fault.parse("deploy+restart:server-1").isFailure()).isFalse();
  }

  @Test
  void noneIsARoundWithoutAFault() {
    assertThat(Fault.parse("none").isNone()).isTrue();
    assertThat(Fault.parse("none").isFailure()).isFalse();
    assertThat(Fault.parse("deploy").isNone()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill",
        "kill:",
        "explode:server-1",
        "switchover:server-1",
        "",
        "kill:a+",
        "none:a",
        "none+deploy"
      })
  void anythingElseIsRefusedWithWhatWouldDo(String text) {
    assertThatThrownBy(() -> Fault.parse(text))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("is not a fault: say kill:");
  }

  @Test
  void withoutAWishEverythingIsTried() {
    assertThat(Fault.everything("a", "b", "edge").toString())
        .contains(
            "kill:primary", "kill:a/wildfly", "pause:b/wildfly", "kill:edge/haproxy", "kill:all");
  }
}
