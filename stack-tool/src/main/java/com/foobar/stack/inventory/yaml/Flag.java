package com.foobar.stack.inventory.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code true} or {@code false}. */
public record Flag() implements Value<Boolean> {
  @Override
  public Boolean read(Given given) {
    String text = given.text().orElse("");
    if (!text.equals("true") && !text.equals("false")) {
      given.isNot("true or false");
      return null;
    }
    return Boolean.valueOf(text);
  }

  @Override
  public Map<String, Object> schema() {
    return new LinkedHashMap<>(Map.of("type", "boolean"));
  }
}
