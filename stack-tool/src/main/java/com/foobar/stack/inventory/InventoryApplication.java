package com.foobar.stack.inventory;

import java.nio.file.Path;

/**
 * An entry of the inventory's applications.
 *
 * @param file the EAR or WAR to deploy at the first start, relative to the project
 */
public record InventoryApplication(String file, ApplicationLimits limits) {
  /** What it is known by, however its file came here: the name of the file. */
  public String name() {
    return Path.of(file).getFileName().toString();
  }
}
