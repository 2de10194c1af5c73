package com.foobar.stack.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** What a command tells in columns, each as wide as the longest of its cells. */
final class Table {
  private static final int GAP = 2;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final List<String[]> rows = new ArrayList<>();
  private final Set<String> rightAligned;

  /**
   * @param rightAligned the headings of columns of numbers
   */
  Table(Set<String> rightAligned, String... headings) {
    this.rightAligned = rightAligned;
    rows.add(headings);
  }

  /** As the user's clock says it. */
  static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  void add(Object... cells) {
    rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
  }

  @Override
  public String toString() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            Arrays.stream(widths)
                .mapToObj(width -> new Column(width + GAP, 0, Overflow.SPAN))
                .toArray(Column[]::new));
    for (String[] row : rows) {
      String[] cells = row.clone();
      for (int i = 0; i < cells.length; i++) {
        if (rightAligned.contains(rows.get(0)[i])) {
          cells[i] = " ".repeat(widths[i] - cells[i].length()) + cells[i];
        }
      }
      table.addRowValues(cells);
    }
    return table.toString();
  }
}
