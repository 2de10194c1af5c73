package com.foobar.stack.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.identity.Identities;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.NeverStarted;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private final Inventory full = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));

  @Test
  void whatTheInventoryHasAPlaceForIsNot() throws IOException {
    started("server-1/mysql", "server-1/nginx", "lb/haproxy", "ops/mysql");

    assertThat(LeftBehind.in(context(full), Services.installed())).isEmpty();
  }

  @Test
  void aHostThatWasTakenOutIsFromTheOutsideInwards() throws IOException {
    started("server-3/mysql", "server-3/database-door", "server-3/wildfly", "server-3/nginx");
    // Stopped before: only its files are there.
    Files.createDirectories(layout().state().resolve("hosts/server-4/mysql"));
    Files.createDirectories(layout().state().resolve("hosts/old-lb/haproxy"));

    List<LeftBehind> left = LeftBehind.in(context(full), Services.installed());

    assertThat(left).hasSize(1);
    assertThat(left.get(0).services())
        .extracting(Object::toString)
        .containsExactly(
            "server-3/nginx", "server-3/wildfly", "server-3/database-door", "server-3/mysql");
    assertThat(left.get(0).isInTheWay(context(full))).isFalse();
  }

  @Test
  void aRenamedHostIsInTheWayOfItsNewName() throws IOException {
    started("server-2/mysql");
    Inventory renamed = changed("name: server-2", "name: blue");

    List<LeftBehind> left = LeftBehind.in(context(renamed), Services.installed());

    assertThat(left).hasSize(1);
    assertThat(left.get(0).host().address())
        .isEqualTo(full.host("server-2").orElseThrow().address());
    assertThat(left.get(0).isInTheWay(context(renamed))).isTrue();
  }

  @Test
  void aRoleThatWasLostLeavesItsServicesBehind() throws IOException {
    started("ops/mysql", "ops/haproxy", "server-1/nginx");

    List<LeftBehind> left = LeftBehind.in(context(full), Services.installed());

    assertThat(left).hasSize(1);
    assertThat(left.get(0).services()).extracting(Object::toString).containsExactly("ops/haproxy");
    assertThat(left.get(0).isInTheWay(context(full)))
        .as("it stays until the rest can do without it")
        .isFalse();
  }

  private void started(String... services) throws IOException {
    for (String service : services) {
      Path pid = layout().state().resolve("hosts").resolve(service).resolve("pid");
      Files.createDirectories(pid.getParent());
      Files.writeString(pid, "1 1 -\n");
    }
  }

  private Inventory changed(String what, String into) throws IOException {
    Path file = folder.resolve("changed.yaml");
    Files.writeString(
        file, Files.readString(ROOT.resolve("inventory/local.yaml")).replace(what, into));
    return InventoryReader.read(file);
  }

  /** As the next up sees it: those that were members before have their numbers. */
  private PlanContext context(Inventory inventory) {
    return NeverStarted.of(
        inventory, layout(), Identities.begin("g").with(full.members()).with(inventory.members()));
  }

  private Layout layout() {
    return new Layout(ROOT, folder.resolve("state"), folder.resolve("run"));
  }
}
