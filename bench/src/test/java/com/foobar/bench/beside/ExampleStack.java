package com.foobar.bench.beside;

import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ProgramPaths;
import com.foobar.stack.program.DebianProgram;
import com.foobar.stack.service.Services;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The stack of inventory/local.yaml with its state in some folder; it was never started. */
final class ExampleStack {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private ExampleStack() {}

  static PlanContext in(Path state) {
    Inventory inventory = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));
    Path programs = Path.of("/programs");
    return new PlanContext(
        inventory,
        new Layout(ROOT, state, state.resolve("run")),
        new ProgramPaths(
            Services.installed().programs().stream()
                .collect(
                    Collectors.toMap(
                        DebianProgram::name, program -> programs.resolve(program.name()))),
            Map.of(),
            programs.resolve("wildfly"),
            programs.resolve("wildfly.jsa"),
            programs.resolve("java")),
        name -> "secret-of-" + name,
        "11111111-2222-3333-4444-555555555555",
        false);
  }
}
