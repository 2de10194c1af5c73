package com.foobar.stack.inventory;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with an inventory, at once. */
public final class InventoryException extends StackException {
  private final List<Problem> problems;

  InventoryException(Path file, List<Problem> problems) {
    super(
        "%s has %d problem%s:%n  - %s"
            .formatted(
                file,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                problems.stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining(System.lineSeparator() + "  - "))));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
