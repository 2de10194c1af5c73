package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.ApplicationLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitsMapTest {
  private static final ApplicationLimits PROMPT =
      new ApplicationLimits(
          Optional.of(Duration.ofSeconds(5)), Duration.ofSeconds(25), 16, Duration.ofMinutes(10));

  @Test
  void aContextRootEndsAtItsSlash() {
    LimitsMap map = new LimitsMap();
    map.add("/", PROMPT, Set.of());
    map.add("/shop", ApplicationLimits.DEFAULT, Set.of());
    map.add("/shop/admin", PROMPT, Set.of());

    assertThat(map.text())
        .isEqualTo(
            "%2F 25000:5000:16\n%2Fshop%2F 3600000:0:16\n%2Fshop%2Fadmin%2F 25000:5000:16\n");
  }

  @Test
  void noContextRootIsTooOddForALine() {
    LimitsMap map = new LimitsMap();
    map.add("/my shop#1", PROMPT, Set.of());
    map.add("/Gr\u00fc\u00dfe-_.~", PROMPT, Set.of());
    map.add("/a%20{b}\"c;d$", PROMPT, Set.of());

    assertThat(map.text().lines().map(line -> line.split(" ")[0]))
        .containsExactlyInAnyOrder(
            "%2Fmy%20shop%231%2F", "%2FGr%C3%BC%C3%9Fe-_.~%2F", "%2Fa%2520%7Bb%7D%22c%3Bd%24%2F");
  }

  /** While servers take turns, two versions answer at one path. */
  @Test
  void theReadinessChecksOfAllVersionsAreKnown() {
    LimitsMap map = new LimitsMap();
    map.add("/shop", ApplicationLimits.DEFAULT, Set.of("stock", "mail: out"));
    map.add("/shop", ApplicationLimits.DEFAULT, Set.of("stock", "db"));

    assertThat(map.text()).isEqualTo("%2Fshop%2F 3600000:0:16:db|mail: out|stock|\n");
  }

  @Test
  void whatWouldNotBeFoundInTheServersAnswerIsLeftOut() {
    LimitsMap map = new LimitsMap();
    map.add(
        "/shop",
        ApplicationLimits.DEFAULT,
        Set.of("a|b", "a\"b", "a\\b", "{", "two\nlines", "Gr\u00f6\u00dfe", ""));

    assertThat(map.text()).isEqualTo("%2Fshop%2F 3600000:0:16\n");
  }
}
