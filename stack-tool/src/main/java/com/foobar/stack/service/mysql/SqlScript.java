package com.foobar.stack.service.mysql;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a plain SQL file: a statement ends with a semicolon at the end of a line, a comment is a
 * line that begins with two dashes.
 */
public final class SqlScript {
  private SqlScript() {}

  public static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : script.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("--")) {
        continue;
      }
      current.append(line).append('\n');
      if (line.endsWith(";")) {
        current.setLength(current.length() - 2);
        statements.add(current.toString());
        current.setLength(0);
      }
    }
    if (!current.isEmpty()) {
      throw new IllegalArgumentException("the last statement has no semicolon: " + current);
    }
    return statements;
  }
}
