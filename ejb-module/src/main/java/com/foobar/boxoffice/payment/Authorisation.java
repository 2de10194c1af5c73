package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.Money;

/**
 * The gateway's promise of an amount.
 *
 * @param reference the gateway's name for it, unique for the method
 */
public record Authorisation(String method, String reference, Money amount) {}
