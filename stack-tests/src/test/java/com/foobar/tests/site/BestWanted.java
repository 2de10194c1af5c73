package com.foobar.tests.site;

/** The best that are left. */
public record BestWanted(long categoryId, int quantity) {}
