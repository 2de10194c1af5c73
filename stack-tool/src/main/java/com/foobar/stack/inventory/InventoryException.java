package com.foobar.stack.inventory;

import com.foobar.stack.StackException;
import java.nio.file.Path;
import java.util.List;

/** Everything that is wrong with an inventory, at once. */
public final class InventoryException extends StackException {
  private final List<String> problems;

  InventoryException(Path file, List<String> problems) {
    super(
        "%s has %d problem%s:%n  - %s"
            .formatted(
                file,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                String.join(System.lineSeparator() + "  - ", problems)));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
