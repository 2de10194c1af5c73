package com.foobar.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.prove.Prover;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class StackProverTest {
  @Test
  void theToolFindsIt() {
    assertThat(ServiceLoader.load(Prover.class)).singleElement().isInstanceOf(StackProver.class);
  }
}
