package com.foobar.boxoffice.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCardGatewayTest {

  private static final Money PRICE = new Money(2500, "EUR");

  private final PaymentGateway gateway = new TestCardGateway();

  @Test
  void authorisesOnceForAKey() {
    Authorisation first = gateway.authorise("key", PRICE, "4242 4242 4242 4242");
    Authorisation second = gateway.authorise("key", PRICE, "4242424242424242");

    assertThat(second).isEqualTo(first);
    assertThat(gateway.authorise("other", PRICE, "4242424242424242")).isNotEqualTo(first);
  }

  @Test
  void declinesOnRequest() {
    var refusal =
        catchThrowableOfType(
            BoxOfficeException.class, () -> gateway.authorise("key", PRICE, "4000000000000002"));

    assertThat(refusal.code()).isEqualTo(Problem.PAYMENT_DECLINED);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0002", "4242-4242-4242-424x"})
  void refusesWhatIsNoCard(String card) {
    var refusal =
        catchThrowableOfType(BoxOfficeException.class, () -> gateway.authorise("key", PRICE, card));

    assertThat(refusal.code()).isEqualTo(Problem.INVALID_REQUEST);
  }
}
