package com.foobar.bench.result;

import java.util.Map;

/**
 * One trial on one side of a price.
 *
 * @param pair its number, from 1
 * @param begun ISO 8601, in UTC
 * @param seconds how long it lasted
 * @param others of the machine's processors, the share that processes took which are neither the
 *     stack's nor this program
 * @param stolen of the machine's processors, the share that its host withheld
 * @param figures what was measured, by name
 */
public record Trial(
    int pair,
    String side,
    String begun,
    double seconds,
    double others,
    double stolen,
    Map<String, Double> figures) {}
