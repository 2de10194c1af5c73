package com.foobar.proof.load;

/**
 * How a load went.
 *
 * @param good operations that went as they should
 * @param bad operations that did not
 * @param seconds from its beginning until the last was done
 * @param latencies of the good ones
 */
public record Load(long good, long bad, double seconds, Latencies latencies) {}
