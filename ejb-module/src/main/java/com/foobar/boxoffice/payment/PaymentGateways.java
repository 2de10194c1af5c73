package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** All ways to pay. */
@ApplicationScoped
public class PaymentGateways {

  @Inject @Any private Instance<PaymentGateway> gateways;

  /**
   * @throws BoxOfficeException INVALID_REQUEST when there is no such way to pay
   */
  public PaymentGateway of(String method) {
    return gateways.stream()
        .filter(gateway -> gateway.method().equals(method))
        .findFirst()
        .orElseThrow(
            () ->
                new BoxOfficeException(
                    Problem.INVALID_REQUEST, "There is no such way to pay here."));
  }
}
