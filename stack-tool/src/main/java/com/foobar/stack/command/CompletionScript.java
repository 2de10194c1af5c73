package com.foobar.stack.command;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.service.Services;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What a shell is told of the commands, with the names that an inventory gives. */
final class CompletionScript {
  private CompletionScript() {}

  static String of(Inventory inventory) {
    CommandLine all = StackCommand.withAll();
    name(all, inventory);
    return AutoComplete.bash("stack", all);
  }

  private static void name(CommandLine command, Inventory inventory) {
    command.getSubcommands().values().forEach(below -> name(below, inventory));
    CommandSpec spec = command.getCommandSpec();
    for (PositionalParamSpec argument : List.copyOf(spec.positionalParameters())) {
      List<String> names =
          switch (argument.paramLabel()) {
            case "SHELL" -> Completion.SHELLS;
            case "HOST" -> hosts(inventory);
            case "HOST[/SERVICE]" -> hostsAndServices(inventory);
            default -> List.of();
          };
      if (!names.isEmpty()) {
        spec.remove(argument);
        spec.add(argument.toBuilder().completionCandidates(names).build());
      }
    }
  }

  private static List<String> hosts(Inventory inventory) {
    return inventory.hosts().stream().map(Host::name).toList();
  }

  private static List<String> hostsAndServices(Inventory inventory) {
    List<String> names = new ArrayList<>(hosts(inventory));
    for (Host host : inventory.hosts()) {
      Services.installed().idsOn(host).forEach(id -> names.add(id.toString()));
    }
    return names;
  }
}
