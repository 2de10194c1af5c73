package com.foobar.stack.inventory;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.yaml.Reading;
import java.nio.file.Path;

/**
 * Reads an inventory file and reports everything that is wrong with it at once, each with its place
 * in the file and, for a key or word that is not known, with what may have been meant.
 */
public final class InventoryReader {
  private InventoryReader() {}

  /**
   * @throws InventoryException with all problems of the file
   * @throws StackException when it cannot be read
   */
  public static Inventory read(Path file) {
    Reading.Result<Inventory> result = Reading.of(file, new InventorySection(file));
    if (!result.problems().isEmpty()) {
      throw new InventoryException(file, result.problems());
    }
    return result.value();
  }
}
