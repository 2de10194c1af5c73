package com.foobar.stack.plan;

import com.foobar.stack.identity.Identities;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.Services;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

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
            Services.installed().programs().stream()
                .collect(Collectors.toMap(DebianProgram::name, program -> NOWHERE)),
            Map.of(),
            NOWHERE,
            NOWHERE,
            NOWHERE),
        name -> name,
        identities,
        false);
  }
}
