package com.foobar.boxoffice.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Problem;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

class HoldLimitsTest {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final HoldLimits limits = new HoldLimits();

  @Test
  void anAddressWithoutLoginsHoldsSixtySeatsAndAVisitorTwenty() {
    assertThat(limits.hasRoom(true, 50, 0, 10)).isTrue();
    assertThat(limits.hasRoom(true, 51, 0, 10)).isFalse();
    assertThat(limits.hasRoom(true, 10, 10, 10)).isTrue();
    assertThat(limits.hasRoom(true, 11, 11, 10)).isFalse();
  }

  @Test
  void anAccountHoldsMoreAndIsNotAskedWhereFrom() {
    assertThat(limits.hasRoom(false, 70, 70, 10)).isTrue();
    assertThat(limits.hasRoom(false, 71, 71, 10)).isFalse();
  }

  @Test
  void saysWhenToComeBack() {
    LaterException refusal = limits.exceeded(true, held(Duration.ofSeconds(75)), LONGEST);

    assertThat(refusal.code()).isEqualTo(Problem.TOO_MANY_SEATS);
    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(75));
    assertThat(refusal).hasMessageContaining("Log in");
    assertThat(limits.exceeded(false, held(Duration.ofSeconds(75)), LONGEST))
        .hasMessageNotContaining("Log in");
  }

  /** Counted from before it waited for its turn, in which others made their holds. */
  @Test
  void nobodyIsToldToWaitLongerThanAHoldLasts() {
    assertThat(limits.exceeded(true, held(LONGEST.plusSeconds(1)), LONGEST).retryAfter())
        .isEqualTo(LONGEST);
  }

  private static Standing held(Duration untilFirstEnds) {
    return new Standing(60, 0, untilFirstEnds, Optional.empty());
  }

  /** The server takes the ceilings from the annotations, everybody else from the fields. */
  @Test
  void theCeilingsAreTheSameWithAndWithoutAServer() throws IllegalAccessException {
    for (Field field : HoldLimits.class.getDeclaredFields()) {
      ConfigProperty setting = field.getAnnotation(ConfigProperty.class);
      if (setting != null) {
        field.setAccessible(true);
        assertThat(setting.defaultValue()).as(setting.name()).isEqualTo("" + field.get(limits));
      }
    }
  }
}
