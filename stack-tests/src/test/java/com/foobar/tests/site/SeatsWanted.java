package com.foobar.tests.site;

import java.util.List;

/** These seats and no others. */
public record SeatsWanted(List<Long> seatIds) {}
