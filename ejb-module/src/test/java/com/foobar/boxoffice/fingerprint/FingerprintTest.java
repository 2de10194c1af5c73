package com.foobar.boxoffice.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private final Fingerprints keyed = new Fingerprints(Optional.of("the installation's"));
  private final Fingerprints keyless = new Fingerprints(Optional.empty());

  @Test
  void theSamePartsHaveTheSameOne() {
    Fingerprint first = Fingerprint.of("a", null, "c");
    Fingerprint second = Fingerprint.of("a", null, "c");

    assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    assertThat(first.matches(second.bytes())).isTrue();
    assertThat(first.bytes()).hasSize(32);
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
    assertThat(Fingerprint.of("1;a")).isNotEqualTo(Fingerprint.of("", "a"));
    assertThat(Fingerprint.of("a", null)).isNotEqualTo(Fingerprint.of("a", ""));
  }

  @Test
  void whoHasNoKeyCannotTryOutWhatIsSecret() {
    Fingerprint stored = keyed.withSecret("4111111111111111", "hold", "test-card");

    assertThat(stored).isEqualTo(keyed.withSecret("4111111111111111", "hold", "test-card"));
    assertThat(stored).isNotEqualTo(keyed.withSecret("4111111111111112", "hold", "test-card"));
    assertThat(stored)
        .isNotEqualTo(Fingerprint.of("hold", "test-card", "4111111111111111"))
        .isNotEqualTo(
            new Fingerprints(Optional.of("another's"))
                .withSecret("4111111111111111", "hold", "test-card"));
  }

  @Test
  void withoutAKeyTheSecretIsLeftOut() {
    assertThat(keyless.withSecret("4111111111111111", "hold"))
        .isEqualTo(keyless.withSecret("4111111111111112", "hold"))
        .isNotEqualTo(keyless.withSecret(null, "hold"));
  }
}
