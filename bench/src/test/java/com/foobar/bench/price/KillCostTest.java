package com.foobar.bench.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KillCostTest {
  private final Price price = KillCost.ofPrimary();

  @Test
  void aKillIsAMinuteHoweverShortTrialsAreToBe() {
    assertThat(price.trial(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void nobodyIsKilledMoreOftenThanAskedForAndNoPriceTakesAnHour() {
    assertThat(price.pairs(1)).isEqualTo(1);
    assertThat(price.pairs(10)).isEqualTo(2).isEqualTo(price.fewest());
  }
}
