package com.foobar.stack.plan;

import com.foobar.stack.identity.Identities;
import com.foobar.stack.inventory.Inventory;
import java.nio.file.Path;
import java.util.Optional;

/** An installation for tests that start none of its programs: each secret is its own name. */
public final class NeverStarted {
  private static final Path NOWHERE = Path.of("/program");

  private NeverStarted() {}

  public static PlanContext of(Inventory inventory, Layout layout) {
    return of(
        inventory,
        layout,
        Identities.begin("00000000-0000-0000-0000-000000000001").with(inventory.members()));
  }

  public static PlanContext of(Inventory inventory, Layout layout, Identities identities) {
    return new PlanContext(
        inventory,
        layout,
        new ProgramPaths(
            NOWHERE, NOWHERE, Optional.empty(), NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE),
        name -> name,
        identities,
        false);
  }
}
