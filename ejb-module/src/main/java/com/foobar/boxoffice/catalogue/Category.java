package com.foobar.boxoffice.catalogue;

import com.foobar.boxoffice.Money;

/** A price category of one event. */
public record Category(long id, String name, Money price) {}
