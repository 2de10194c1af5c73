package com.foobar.boxoffice.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.fingerprint.Fingerprint;
import com.foobar.boxoffice.fingerprint.Fingerprints;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestedTest {

  private static final UUID HOLD = UUID.fromString("5e0a3c52-2b7e-4ad8-a57e-0d4a3f9b6c11");
  private static final String CARD = "4111111111111111";

  private final Fingerprints fingerprints = new Fingerprints(Optional.of("key"));

  @Test
  void isKnownAgain() {
    assertThat(requested(HOLD, "test-card", CARD).matches(stored(HOLD, "test-card", CARD)))
        .isTrue();
  }

  @Test
  void anyDifferenceShows() {
    byte[] stored = stored(HOLD, "test-card", CARD);

    assertThat(requested(UUID.randomUUID(), "test-card", CARD).matches(stored)).isFalse();
    assertThat(requested(HOLD, "invoice", CARD).matches(stored)).isFalse();
    assertThat(requested(HOLD, "test-card", "4000000000000002").matches(stored)).isFalse();
    assertThat(requested(HOLD, "test-card", null).matches(stored)).isFalse();
  }

  /** As orders had it before fingerprints were keyed. */
  @Test
  void orderFromBeforeIsKnownAgainToo() {
    byte[] before = Fingerprint.of(HOLD.toString(), "test-card", CARD).bytes();

    assertThat(requested(HOLD, "test-card", CARD).matches(before)).isTrue();
    assertThat(requested(HOLD, "test-card", "4000000000000002").matches(before)).isFalse();
  }

  @Test
  void whatIsStoredCannotBeFoundOutByTrying() {
    assertThat(stored(HOLD, "test-card", CARD))
        .isNotEqualTo(Fingerprint.of(HOLD.toString(), "test-card", CARD).bytes());
    assertThat(requested(HOLD, "test-card", CARD).toString())
        .as("nor what reaches a log or the gateway")
        .doesNotContain(Fingerprint.of(HOLD.toString(), "test-card", CARD).toString());
  }

  private byte[] stored(UUID hold, String method, String card) {
    return requested(hold, method, card).now().bytes();
  }

  private Requested requested(UUID hold, String method, String card) {
    return Requested.of(hold, new PaymentRequest(method, card), fingerprints);
  }
}
