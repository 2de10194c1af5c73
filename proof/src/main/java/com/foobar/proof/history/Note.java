package com.foobar.proof.history;

import java.util.Map;

/**
 * Something that happened beside the operations: a fault, a change of roles.
 *
 * @param time in microseconds since 1970
 */
public record Note(long time, String who, String what, Map<String, String> value) {}
