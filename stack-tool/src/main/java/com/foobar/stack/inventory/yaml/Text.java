package com.foobar.stack.inventory.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text, quoted or not. Patterns are of the kind that Java and ECMAScript both understand.
 *
 * @param form what the whole of it must match
 * @param what what it is then, such as "a lower-case word"
 * @param exceptions which of these are none all the same
 */
public record Text(Pattern form, String what, List<Exception> exceptions) implements Value<String> {
  /**
   * @param form the whole of what is not allowed
   * @param why to be said behind it
   */
  public record Exception(Pattern form, String why) {}

  public static Text any() {
    return of(".*\\S.*", "a text");
  }

  public static Text of(String form, String what) {
    return new Text(Pattern.compile(form), what, List.of());
  }

  public Text but(String notAllowed, String why) {
    List<Exception> all = new ArrayList<>(exceptions);
    all.add(new Exception(Pattern.compile(notAllowed), why));
    return new Text(form, what, all);
  }

  @Override
  public String read(Given given) {
    String text = given.text().orElse(null);
    if (text == null || !form.matcher(text).matches()) {
      given.isNot(what);
      return null;
    }
    for (Exception exception : exceptions) {
      if (exception.form().matcher(text).matches()) {
        given.wrong("'%s' %s".formatted(text, exception.why()));
        return null;
      }
    }
    return text;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("pattern", whole(form));
    if (!exceptions.isEmpty()) {
      schema.put(
          "not",
          Map.of(
              "anyOf", exceptions.stream().map(e -> Map.of("pattern", whole(e.form()))).toList()));
    }
    return schema;
  }

  private static String whole(Pattern form) {
    return "^(?:" + form.pattern() + ")$";
  }
}
