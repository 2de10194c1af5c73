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
    LaterException refusal =
        limits.exceeded(true, new Standing(60, 0, Duration.ofSeconds(75), Optional.empty()));

    assertThat(refusal.code()).isEqualTo(Problem.TOO_MANY_SEATS);
    assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(75));
    assertThat(refusal).hasMessageContaining("Log in");
    assertThat(
            limits.exceeded(false, new Standing(80, 80, Duration.ofSeconds(75), Optional.empty())))
        .hasMessageNotContaining("Log in");
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
