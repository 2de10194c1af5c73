package com.foobar.bench.stand;

import java.util.Map;

/**
 * The counters of one moment.
 *
 * @param nanos of the steady clock
 * @param services processor time of each service so far, in seconds, such as "server-1/wildfly"
 * @param own that of this program and of those that it has run to their end, in seconds
 * @param statements of applications, on all members
 * @param commits of the group
 */
record Snapshot(
    long nanos,
    Map<String, Double> services,
    double own,
    MachineTimes machine,
    long statements,
    long commits) {}
