package com.foobar.proof.site;

import com.foobar.proof.spi.Invariant;

/** What has to be kept while something is broken. */
record SiteLimit(int number, String sentence) implements Invariant {}
