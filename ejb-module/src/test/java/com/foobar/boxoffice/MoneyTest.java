package com.foobar.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void addsAmountsOfOneCurrency() {
    assertThat(new Money(2500, "EUR").plus(new Money(199, "EUR")))
        .isEqualTo(new Money(2699, "EUR"));
  }

  @Test
  void doesNotAddCurrencies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(2500, "EUR").plus(new Money(199, "CHF")))
        .withMessageContaining("CHF");
  }

  @Test
  void doesNotWrapAround() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Money(Long.MAX_VALUE, "EUR").plus(new Money(1, "EUR")));
  }

  @Test
  void knowsOnlyRealCurrencies() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "euro"));
  }
}
