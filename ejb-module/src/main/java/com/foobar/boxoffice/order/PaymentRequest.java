package com.foobar.boxoffice.order;

/**
 * How the buyer wants to pay.
 *
 * @param method {@code invoice} or {@code test-card}
 * @param card the card's number, for {@code test-card} only; one ending in 0002 is declined
 */
public record PaymentRequest(String method, String card) {}
