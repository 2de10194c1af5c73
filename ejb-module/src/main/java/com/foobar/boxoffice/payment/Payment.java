package com.foobar.boxoffice.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Objects;
import java.util.UUID;

/** How an order was paid: exactly one for each, and no authorisation pays for two. */
@Entity
public class Payment {

  @Id private UUID orderId;

  private String method;
  private String reference;
  private long amountMinor;
  private String currency;

  protected Payment() {}

  public Payment(UUID orderId, Authorisation authorisation) {
    this.orderId = Objects.requireNonNull(orderId);
    this.method = authorisation.method();
    this.reference = authorisation.reference();
    this.amountMinor = authorisation.amount().amountMinor();
    this.currency = authorisation.amount().currency();
  }
}
