package com.foobar.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.NeverStarted;
import com.foobar.stack.plan.PlanContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md tells of ports is what the services declare. */
class PortsTableTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String HEAD = "| service | port | for | who comes |";

  @Test
  void theTableOfPortsIsWhatServicesDeclare() throws IOException {
    assertThat(documented()).isEqualTo(declared());
  }

  private static List<String> documented() throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve("docs/architecture.md"));
    return lines.stream()
        .skip(lines.indexOf(HEAD) + 2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  /** One port that differs from host to host is named with all that it is. */
  private static List<String> declared() {
    PlanContext context =
        NeverStarted.of(
            InventoryReader.read(ROOT.resolve("inventory/local.yaml")),
            new Layout(ROOT, Path.of("/state"), Path.of("/run")));
    List<String> rows = new ArrayList<>();
    for (Service service : Services.installed().outsideIn()) {
      Map<String, Set<Integer>> ports = new LinkedHashMap<>();
      for (Host host : context.inventory().hosts()) {
        if (service.runsOn(host)) {
          for (Listen listen : service.listens(context, host)) {
            ports
                .computeIfAbsent(
                    "%s | %s".formatted(listen.what(), said(listen.from())),
                    any -> new LinkedHashSet<>())
                .add(listen.port());
          }
        }
      }
      ports.forEach(
          (rest, numbers) ->
              rows.add(
                  "| `%s` | %s | %s |"
                      .formatted(
                          service.name(),
                          numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                          rest)));
    }
    return rows;
  }

  private static String said(Listen.From from) {
    return from.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
