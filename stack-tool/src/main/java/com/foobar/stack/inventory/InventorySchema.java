package com.foobar.stack.inventory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inventory as a JSON Schema, by which an editor completes and checks it. It knows each value
 * by itself, and little of what several say together; {@link InventoryReader} knows all.
 */
public final class InventorySchema {
  private InventorySchema() {}

  /** For {@code inventory/schema.json}. */
  public static Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Inventory of a stack");
    schema.put(
        "description",
        "The machines, ports, applications and databases of one installation (./stack --inventory FILE).");
    schema.putAll(new InventorySection(Path.of("schema")).schema());
    return schema;
  }
}
