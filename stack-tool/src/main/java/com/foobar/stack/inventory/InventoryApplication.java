package com.foobar.stack.inventory;

import java.nio.file.Path;
import java.util.List;

/**
 * An entry of the inventory's applications.
 *
 * @param file the EAR or WAR to deploy at the first start, relative to the project
 * @param warmUp what a server is asked before visitors are
 */
public record InventoryApplication(String file, ApplicationLimits limits, List<Rehearsed> warmUp) {
  /**
   * An address of the application that can be asked without anything coming of it.
   *
   * @param method GET or POST
   * @param path with the context root, and with a query if there is one
   */
  public record Rehearsed(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** What it is known by, however its file came here: the name of the file. */
  public String name() {
    return Path.of(file).getFileName().toString();
  }
}
