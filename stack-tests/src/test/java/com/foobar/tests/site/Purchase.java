package com.foobar.tests.site;

import java.util.UUID;

/** The wish to buy what is held. */
public record Purchase(UUID holdId, Payment payment) {}
