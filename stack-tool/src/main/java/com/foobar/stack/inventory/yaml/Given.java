package com.foobar.stack.inventory.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What is written at one place of a file. */
public final class Given {
  private final Reading reading;

  /** What is written there; where nothing is, what it would be written in. */
  private final Node node;

  private final String where;

  Given(Reading reading, Node node, String where) {
    this.reading = reading;
    this.node = node;
    this.where = where;
  }

  Reading reading() {
    return reading;
  }

  /** Its name in the file, such as {@code hosts[1].address}. */
  public String where() {
    return where;
  }

  /** Notes that it is wrong; the reading goes on. */
  public void wrong(String text) {
    reading.problem(node.getStartMark(), where, text);
  }

  /** Notes that it is none of what it should be, such as "a list". */
  void isNot(String what) {
    wrong(text().map("'%s' is not "::formatted).orElse("is not ") + what);
  }

  boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** A word, number or text as it is written; empty for a list, a group of settings or nothing. */
  Optional<String> text() {
    return node instanceof ScalarNode scalar && !isNothing()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  Optional<List<Node>> items() {
    return node instanceof SequenceNode list ? Optional.of(list.getValue()) : Optional.empty();
  }

  Optional<List<NodeTuple>> entries() {
    return node instanceof MappingNode map ? Optional.of(map.getValue()) : Optional.empty();
  }

  Given item(int index, Node item) {
    return new Given(reading, item, "%s[%d]".formatted(where, index));
  }

  Given entry(String key, Node value) {
    return new Given(reading, value, where.isEmpty() ? key : where + "." + key);
  }

  /** The value of a key of this group; where it is not written, the group by that name. */
  public Given at(String key) {
    for (NodeTuple entry : entries().orElse(List.of())) {
      if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        return entry(key, entry.getValueNode());
      }
    }
    return entry(key, node);
  }
}
