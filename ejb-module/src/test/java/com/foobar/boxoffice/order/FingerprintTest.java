package com.foobar.boxoffice.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final UUID HOLD = UUID.fromString("5e0a3c52-2b7e-4ad8-a57e-0d4a3f9b6c11");

  @Test
  void theSameRequestHasTheSameOne() {
    Fingerprint first = Fingerprint.ofRequest(HOLD, new PaymentRequest("invoice", null));
    Fingerprint second = Fingerprint.ofRequest(HOLD, new PaymentRequest("invoice", null));

    assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    assertThat(first.matches(second.bytes())).isTrue();
    assertThat(first.bytes()).hasSize(32);
  }

  @Test
  void anyDifferenceShows() {
    assertThat(Fingerprint.ofRequest(HOLD, new PaymentRequest("invoice", null)))
        .isNotEqualTo(Fingerprint.ofRequest(UUID.randomUUID(), new PaymentRequest("invoice", null)))
        .isNotEqualTo(Fingerprint.ofRequest(HOLD, new PaymentRequest("invoice", "")))
        .isNotEqualTo(Fingerprint.ofRequest(HOLD, new PaymentRequest("test-card", null)));
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    assertThat(Fingerprint.of("1;a")).isNotEqualTo(Fingerprint.of("", "a"));
  }
}
