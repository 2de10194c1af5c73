package com.foobar.boxoffice.catalogue;

import java.util.List;

/** One page of a search; pages count from 1, and an empty result has one empty page. */
public record EventPage(List<EventSummary> items, int page, int pages) {}
