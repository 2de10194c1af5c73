package com.foobar.tests.site;

import java.util.List;

/** A page of the catalogue; pages count from 1. */
public record EventPage(List<EventSummary> items, int page, int pages) {}
