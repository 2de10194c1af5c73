package com.foobar.stack.inventory.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of some words.
 *
 * @param words what each means, in the order in which they are told
 */
public record Choice<T>(Map<String, T> words) implements Value<T> {
  /** The constants of an enum, written like {@code active-passive}. */
  public static <E extends Enum<E>> Choice<E> of(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(word(constant), constant);
    }
    return new Choice<>(words);
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public T read(Given given) {
    String text = given.text().orElse(null);
    if (text == null) {
      given.isNot("one of " + String.join(", ", words.keySet()));
      return null;
    }
    if (!words.containsKey(text)) {
      given.wrong(Nearest.unknown(text, words.keySet()));
    }
    return words.get(text);
  }

  @Override
  public Map<String, Object> schema() {
    return new LinkedHashMap<>(Map.of("enum", List.copyOf(words.keySet())));
  }

  @Override
  public Object written(T value) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
