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

  /** They are in the database: made in another way, nothing would be known again. */
  @Test
  void itIsTheSameForEver() {
    String[] parts = {"a", null, "\u00e9"};

    assertThat(Fingerprint.of(parts))
        .hasToString("0c4061ed4e646c231f755b12dd37e6476d80709b5c38ff3c75e8815810e4d64b");
    assertThat(keyed.of(parts))
        .hasToString("309e0b008d601687b7051a93eef296a9f9ce447dcd4372e47e95c5a959cae3e0");
    assertThat(Fingerprint.of(parts).half()).hasToString("0c4061ed-4e64-6c23-1f75-5b12dd37e647");
  }

  @Test
  void nobodyChangesOneThatIsGiven() {
    Fingerprint fingerprint = Fingerprint.of("a");

    fingerprint.bytes()[0]++;

    assertThat(fingerprint).isEqualTo(Fingerprint.of("a"));
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
