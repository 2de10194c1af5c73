package com.foobar.stack.service.door;

import com.foobar.stack.service.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a database door's own figures say of its ways to the members. */
final class Door {
  private Door() {}

  /**
   * @param rows as HAProxy gives them
   */
  static Answer judge(List<Map<String, String>> rows) {
    boolean primary =
        rows.stream()
            .filter(row -> row.get("pxname").equals("primary"))
            .filter(row -> row.get("svname").equals("BACKEND"))
            .anyMatch(row -> row.get("status").startsWith("UP"));
    String withheld =
        rows.stream()
            .filter(
                row -> row.get("pxname").equals("primary") || row.get("pxname").equals("replica"))
            .filter(row -> row.get("status").startsWith("MAINT"))
            .map(row -> row.get("svname"))
            .distinct()
            .collect(Collectors.joining(", "));
    if (!withheld.isEmpty()) {
      return Answer.wrong(
          "it leaves out %s (in maintenance; ./stack up admits it)%s"
              .formatted(withheld, primary ? "" : ", and leads to no primary"));
    }
    return primary ? Answer.WELL : Answer.wrong("it leads to no primary");
  }
}
