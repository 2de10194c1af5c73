package com.foobar.stack.inventory.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Any number of values of one kind.
 *
 * @param none what is wrong when it has none; null when nothing is
 * @param names what two of them may not have in common
 */
public record ListOf<T>(Value<T> item, String none, List<Unique<T>> names)
    implements Value<List<T>> {
  /**
   * @param key where it is written in each
   * @param name empty for one that has none
   */
  public record Unique<T>(String key, Function<T, Optional<String>> name) {}

  public static <T> ListOf<T> of(Value<T> item) {
    return new ListOf<>(item, null, List.of());
  }

  /**
   * @param problem what is wrong with an empty one
   */
  public ListOf<T> notEmpty(String problem) {
    return new ListOf<>(item, problem, names);
  }

  public ListOf<T> unique(String key, Function<T, Optional<String>> name) {
    List<Unique<T>> all = new ArrayList<>(names);
    all.add(new Unique<>(key, name));
    return new ListOf<>(item, none, all);
  }

  @Override
  public List<T> read(Given given) {
    List<Node> items = given.items().orElse(null);
    if (items == null) {
      given.isNot(
          given.text().map(text -> "a list, such as [%s]".formatted(text)).orElse("a list"));
      return null;
    }
    if (items.isEmpty() && none != null) {
      given.wrong(none);
    }
    List<T> values = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Given each = given.item(i, items.get(i));
      if (each.isNothing()) {
        each.wrong("is empty");
        continue;
      }
      T value = item.read(each);
      if (value != null) {
        values.add(value);
        names.forEach(unique -> check(unique, value, each, taken));
      }
    }
    return List.copyOf(values);
  }

  private static <T> void check(Unique<T> unique, T value, Given given, Map<String, String> taken) {
    unique
        .name()
        .apply(value)
        .ifPresent(
            name -> {
              Given place = given.at(unique.key());
              String first = taken.putIfAbsent(unique.key() + " " + name, place.where());
              if (first != null) {
                place.wrong("'%s' is taken by %s".formatted(name, first));
              }
            });
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", item.schema());
    if (none != null) {
      schema.put("minItems", 1);
    }
    return schema;
  }

  @Override
  public Object written(List<T> value) {
    return value.stream().map(item::written).toList();
  }
}
