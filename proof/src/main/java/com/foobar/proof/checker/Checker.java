package com.foobar.proof.checker;

import com.foobar.proof.history.History;
import com.foobar.proof.readback.Reading;

/** Judges one invariant. A pure function: the same history and reading give the same finding. */
@FunctionalInterface
public interface Checker {
  Finding check(History history, Reading reading);
}
