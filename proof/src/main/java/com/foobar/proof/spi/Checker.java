package com.foobar.proof.spi;

import com.foobar.proof.history.History;

/**
 * Judges one invariant. A pure function: the same history and reading give the same finding; and it
 * takes a time that grows no faster than they do.
 *
 * @param <R> what was read back
 */
@FunctionalInterface
public interface Checker<R> {
  Finding check(History history, R reading);
}
