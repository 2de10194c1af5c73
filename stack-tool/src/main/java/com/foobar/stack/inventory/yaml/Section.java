package com.foobar.stack.inventory.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A group of settings: the one place that says which keys it has, and what they may say. */
public abstract class Section<T> implements Value<T> {
  private final Map<String, Key<?>> keys = new LinkedHashMap<>();
  private final Map<String, String> moved = new HashMap<>();
  private Key<?> shortForm;

  /** To be called by the section's fields, in the order in which a person would write them. */
  protected final <V> Key<V> required(String name, String meaning, Value<V> value) {
    return key(new Key<>(name, meaning, value, null, true));
  }

  /**
   * @param usual what holds when it is left out
   */
  protected final <V> Key<V> optional(String name, V usual, String meaning, Value<V> value) {
    return key(new Key<>(name, meaning, value, usual, false));
  }

  /** One that says nothing when it is left out. */
  protected final <V> Key<V> optional(String name, String meaning, Value<V> value) {
    return key(new Key<>(name, meaning, value, null, false));
  }

  private <V> Key<V> key(Key<V> key) {
    keys.put(key.name(), key);
    return key;
  }

  /**
   * What was a key once.
   *
   * @param instead said behind its name
   */
  protected final void moved(String name, String instead) {
    moved.put(name, instead);
  }

  /** Where a text stands instead of the section, it is this key's value. */
  protected final void shortFor(Key<?> key) {
    shortForm = key;
  }

  /**
   * Makes the value, and notes what is wrong about its keys together. A required key may be null;
   * then that is noted already.
   */
  protected abstract T value(Entries entries);

  @Override
  public final T read(Given given) {
    Entries entries = entries(given);
    return entries == null ? null : given.reading().remember(value(entries), given);
  }

  private Entries entries(Given given) {
    Map<Key<?>, Object> values = new HashMap<>();
    keys.values().forEach(key -> values.put(key, key.usual()));
    if (shortForm != null && given.text().isPresent()) {
      values.put(shortForm, shortForm.value().read(given));
      return new Entries(given, values);
    }
    List<NodeTuple> written = given.entries().orElse(null);
    if (written == null) {
      given.isNot("a group of settings");
      return null;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : written) {
      read(given, entry, seen, values);
    }
    for (Key<?> key : keys.values()) {
      if (key.required() && (!seen.contains(key.name()) || given.at(key.name()).isNothing())) {
        given.at(key.name()).wrong("is missing");
      }
    }
    return new Entries(given, values);
  }

  private void read(Given given, NodeTuple entry, Set<String> seen, Map<Key<?>, Object> values) {
    Given name = new Given(given.reading(), entry.getKeyNode(), given.where());
    String word = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
    Key<?> key = keys.get(word);
    if (word == null) {
      name.wrong("is not a key");
    } else if (moved.containsKey(word)) {
      name.wrong("'%s' %s".formatted(word, moved.get(word)));
    } else if (key == null) {
      name.wrong(Nearest.unknown(word, keys.keySet()));
    } else if (!seen.add(word)) {
      name.wrong("'%s' is there a second time; all of it belongs in one place".formatted(word));
    } else {
      Given value = given.entry(word, entry.getValueNode());
      Object read = value.isNothing() ? null : key.value().read(value);
      if (read != null) {
        values.put(key, read);
      }
    }
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.values().forEach(key -> properties.put(key.name(), property(key)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    List<String> required = keys.values().stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (shortForm == null) {
      return schema;
    }
    return new LinkedHashMap<>(Map.of("anyOf", List.of(property(shortForm), schema)));
  }

  private static <V> Map<String, Object> property(Key<V> key) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("description", key.meaning());
    property.putAll(key.value().schema());
    if (key.usual() != null && !(key.value() instanceof Section)) {
      property.put("default", key.value().written(key.usual()));
    }
    return property;
  }
}
