package com.foobar.stack.inventory.yaml;

import java.util.Map;
import java.util.Optional;

/** What a section's keys say in one file. */
public final class Entries {
  private final Given section;

  /** By key: the usual value where the key says nothing or nothing right, if there is one. */
  private final Map<Key<?>, Object> values;

  Entries(Given section, Map<Key<?>, Object> values) {
    this.section = section;
    this.values = values;
  }

  /** Null when there is neither a right nor a usual value. */
  @SuppressWarnings("unchecked")
  public <T> T get(Key<T> key) {
    return (T) values.get(key);
  }

  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(get(key));
  }

  /** Notes that a key's value is wrong beside others. */
  public void wrong(Key<?> key, String text) {
    section.at(key.name()).wrong(text);
  }

  /** Notes that the section is wrong as a whole. */
  public void wrong(String text) {
    section.wrong(text);
  }

  /** Where a value of a section further in was read. */
  public Given placeOf(Object value) {
    return section.reading().placeOf(value);
  }
}
