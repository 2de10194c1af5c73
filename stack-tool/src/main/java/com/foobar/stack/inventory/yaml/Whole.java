package com.foobar.stack.inventory.yaml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole number. */
public record Whole(int least, int most) implements Value<Integer> {
  public static Whole between(int least, int most) {
    return new Whole(least, most);
  }

  /** A number of seconds, at least one. */
  public static Value<Duration> seconds(int most) {
    Whole number = between(1, most);
    return new Value<>() {
      @Override
      public Duration read(Given given) {
        Integer seconds = number.read(given);
        return seconds == null ? null : Duration.ofSeconds(seconds);
      }

      @Override
      public Map<String, Object> schema() {
        return number.schema();
      }

      @Override
      public Object written(Duration value) {
        return value.toSeconds();
      }
    };
  }

  @Override
  public Integer read(Given given) {
    String text = given.text().orElse("");
    if (!text.matches("-?[0-9]{1,18}")) {
      given.isNot("a whole number");
      return null;
    }
    long value = Long.parseLong(text);
    if (value < least || value > most) {
      given.wrong("%d is not between %d and %d".formatted(value, least, most));
      return null;
    }
    return (int) value;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "integer");
    schema.put("minimum", least);
    schema.put("maximum", most);
    return schema;
  }
}
