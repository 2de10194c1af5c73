package com.foobar.stack.prove.checker;

import com.foobar.stack.prove.history.History;
import com.foobar.stack.prove.readback.Reading;

/** Judges one invariant. A pure function: the same history and reading give the same finding. */
@FunctionalInterface
public interface Checker {
  Finding check(History history, Reading reading);
}
