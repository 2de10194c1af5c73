package com.foobar.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.foobar.bench.scale.Shape.Carries;
import org.junit.jupiter.api.Test;

class ShapeTest {
  /** Milliseconds: a hundredth of them in the balancer, most in the servers. */
  private static final Cost READ = new Cost(0.1, 1, 3, 0, 0);

  private static final Cost WRITE = new Cost(0.1, 1, 3, 6, 2);

  /** Which has one thread, however many processors. */
  @Test
  void readsGrowWithTheServersUntilTheBalancerIsFull() {
    assertThat(new Shape(1, 2, 0.5).carries(READ).perSecond()).isCloseTo(250, within(1e-9));
    assertThat(new Shape(8, 2, 0.5).carries(READ).perSecond()).isCloseTo(2_000, within(1e-9));

    Carries most = new Shape(80, 2, 0.5).carries(READ);
    assertThat(most.perSecond()).isCloseTo(5_000, within(1e-9));
    assertThat(most.saturated()).isEqualTo("the balancer");
  }

  @Test
  void writesEndAtThePrimaryWhateverTheServers() {
    Carries two = new Shape(2, 1, 1).carries(WRITE);
    Carries many = new Shape(8, 1, 1).carries(WRITE);

    assertThat(two.perSecond()).isCloseTo(1_000 / (2 + 6.0), within(1e-9));
    assertThat(two.saturated()).isEqualTo("the server with the primary, by MySQL");
    assertThat(many.perSecond()).isCloseTo(1_000 / (0.5 + 6), within(1e-9));
  }
}
