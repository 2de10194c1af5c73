package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.Section;
import com.foobar.stack.inventory.yaml.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code programs}: executables of one's own instead of Debian's, by name. */
final class ProgramsSection extends Section<Map<String, String>> {
  private final List<Key<String>> programs =
      List.of(
          program("haproxy", "at least 3.2"),
          program("nginx", "at least 1.30"),
          program("mysqld", "at least 9.7"),
          program("mysql", "the client, at least 9.7"));

  private Key<String> program(String name, String version) {
    return optional(name, "The path of a %s of your own, %s.".formatted(name, version), Text.any());
  }

  @Override
  protected Map<String, String> value(Entries entries) {
    Map<String, String> paths = new TreeMap<>();
    programs.forEach(
        program -> entries.find(program).ifPresent(path -> paths.put(program.name(), path)));
    return paths;
  }
}
