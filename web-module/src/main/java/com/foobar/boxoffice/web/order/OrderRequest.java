package com.foobar.boxoffice.web.order;

import com.foobar.boxoffice.order.PaymentRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** A wish to buy the seats of a hold. */
public record OrderRequest(@NotNull UUID holdId, @NotNull @Valid Payment payment) {

  /**
   * How to pay.
   *
   * @param method {@code invoice} or {@code test-card}
   * @param card the number, for {@code test-card} only
   */
  public record Payment(
      @NotNull @Pattern(regexp = "invoice|test-card", message = "must be invoice or test-card")
          String method,
      @Pattern(regexp = "[0-9 ]{4,23}", message = "must be a card number") String card) {

    PaymentRequest toDomain() {
      return new PaymentRequest(method, card);
    }

    /** Without the card's number, which must not reach a log. */
    @Override
    public String toString() {
      return "Payment[method=%s]".formatted(method);
    }
  }
}
