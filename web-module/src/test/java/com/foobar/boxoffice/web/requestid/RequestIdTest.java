package com.foobar.boxoffice.web.requestid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"7F000001:C3A2_7F00010A:1F90_6741", "f47ac10b-58cc-4372-a567-0e02b2c3d479"})
  void takesWhatTheEdgeMade(String given) {
    assertThat(RequestId.accept(given)).isEqualTo(given);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"short", "two words, long", "line\nbreak-break", "<b>bold-text</b>"})
  void makesOneForAnythingElse(String given) {
    assertThat(RequestId.accept(given)).matches("[0-9a-f-]{36}");
  }
}
