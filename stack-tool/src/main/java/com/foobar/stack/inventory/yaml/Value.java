package com.foobar.stack.inventory.yaml;

import java.util.Map;
import java.util.function.Function;

/** A kind of value: how it is read, and the same as a JSON Schema. */
public interface Value<T> {
  /**
   * @param given never nothing
   * @return null, after noting the problem, when it is no such value
   */
  T read(Given given);

  /** Keywords of JSON Schema 2020-12, free to be added to. */
  Map<String, Object> schema();

  /** As the value would be written in the file. */
  default Object written(T value) {
    return value;
  }

  /** The same as something else. */
  default <R> Value<R> as(Function<T, R> meaning) {
    Value<T> original = this;
    return new Value<>() {
      @Override
      public R read(Given given) {
        T value = original.read(given);
        return value == null ? null : meaning.apply(value);
      }

      @Override
      public Map<String, Object> schema() {
        return original.schema();
      }
    };
  }
}
