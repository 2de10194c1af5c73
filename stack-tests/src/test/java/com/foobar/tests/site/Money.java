package com.foobar.tests.site;

/** As the API writes it: in the currency's minor unit. */
public record Money(long amountMinor, String currency) {}
