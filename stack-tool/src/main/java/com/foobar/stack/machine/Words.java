package com.foobar.stack.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person is told of a command. */
final class Words {
  private Words() {}

  static String failure(String what, Outcome outcome, Optional<HostPath> file) {
    return "%s failed (exit code %d).%s%n%s"
        .formatted(
            what,
            outcome.exitCode(),
            file.map(" The end of %s:"::formatted).orElse(" It said:"),
            indented(lastLines(outcome.output(), Outcome.LAST_LINES)));
  }

  static String lastLines(String text, int lines) {
    List<String> all = Arrays.asList(text.split("\n"));
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  /** Each line, so that it is seen whose words they are. */
  static String indented(String text) {
    return text.lines()
        .map(line -> "    " + line)
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
