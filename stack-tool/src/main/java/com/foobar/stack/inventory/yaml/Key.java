package com.foobar.stack.inventory.yaml;

/**
 * A key of a section.
 *
 * @param meaning what it says, in its unit, for who writes the file
 * @param usual what holds when it is left out; null when nothing does
 */
public record Key<T>(String name, String meaning, Value<T> value, T usual, boolean required) {}
