package com.foobar.stack.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is to be measured, and how long.
 *
 * @param prices by name, of {@link Benchmark#prices}
 * @param pairs how many trials each side of a price has
 * @param trial how long each lasts
 * @param folder where the result goes; it need not be there
 * @param command how to repeat it
 */
public record Assignment(
    List<String> prices, int pairs, Duration trial, Path folder, String command) {}
