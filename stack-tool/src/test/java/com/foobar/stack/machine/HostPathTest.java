package com.foobar.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostPathTest {
  @Test
  void itPrintsAsACommandLineNamesIt() {
    HostPath folder = HostPath.of("/srv/./foobar/");

    assertThat(folder).hasToString("/srv/foobar");
    assertThat(folder.resolve("conf/nginx.conf")).hasToString("/srv/foobar/conf/nginx.conf");
    assertThat(folder.sibling("other").parent()).hasToString("/srv");
    assertThat(folder.name()).isEqualTo("foobar");
  }

  @Test
  void whatIsBelowAnotherIsNotWhatBeginsWithItsName() {
    HostPath folder = HostPath.of("/srv/foobar");

    assertThat(folder.resolve("a").isBelow(folder)).isTrue();
    assertThat(HostPath.of("/srv/foobar-2").isBelow(folder)).isFalse();
    assertThat(folder.isBelow(folder)).isFalse();
  }

  @Test
  void nobodyKnowsWhereAHostWouldLookForARelativeOne() {
    assertThatThrownBy(() -> HostPath.of("conf/nginx.conf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conf/nginx.conf");
  }
}
