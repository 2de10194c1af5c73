package com.foobar.tests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import com.foobar.stack.state.PrivateFiles;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every configuration file, filled in for every inventory and every way of balancing, in front of
 * the program that it is for: {@code haproxy -c}, {@code nginx -t}, {@code mysqld
 * --validate-config}. Of the running stacks nothing is touched.
 */
class ConfigurationStackIT {
  private final TestStack stack;
  @TempDir private Path folder;

  ConfigurationStackIT(TestStack stack) {
    this.stack = stack;
  }

  static Stream<Path> inventories() throws IOException {
    try (Stream<Path> files = Files.list(TestStack.ROOT.resolve("inventory"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("inventories")
  void theProgramsAcceptTheFilesOfEachInventory(Path inventory) throws Exception {
    checkAll(InventoryReader.read(inventory));
  }

  @Test
  void theBalancerAcceptsEveryWayOfBalancing() throws Exception {
    for (String algorithm : List.of("roundrobin", "leastconn", "source")) {
      for (String mode : List.of("active-active", "active-passive")) {
        Inventory inventory = InventoryReader.read(stack.balancedBy(algorithm, mode));
        for (Host balancer : inventory.balancers()) {
          check(
              Services.installed().inOrder().get(Services.installed().inOrder().size() - 1),
              balancer,
              inventory);
        }
      }
    }
  }

  @Test
  void aMistakeIsFound() throws Exception {
    Inventory inventory = stack.inventory();
    for (Service component : Services.installed().inOrder()) {
      for (Host host : inventory.hosts()) {
        ServicePlan plan = component.runsOn(host) ? plan(component, host, inventory) : null;
        if (plan != null && !plan.check().isEmpty()) {
          write(plan);
          Path main = plan.files().get(0).path();
          Files.writeString(main, Files.readString(main) + "\nnonsense_of_a_test on;\n");
          assertThat(exitCode(plan)).as(plan.id().toString()).isNotZero();
        }
      }
    }
  }

  private void checkAll(Inventory inventory) throws Exception {
    int checked = 0;
    for (Service component : Services.installed().inOrder()) {
      for (Host host : inventory.hosts()) {
        if (component.runsOn(host)) {
          checked += check(component, host, inventory);
        }
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(6);
  }

  private int check(Service component, Host host, Inventory inventory) throws Exception {
    ServicePlan plan = plan(component, host, inventory);
    if (plan.check().isEmpty()) {
      return 0;
    }
    write(plan);
    assertThat(exitCode(plan))
        .as(() -> plan.id() + " of " + inventory.name() + ":\n" + output())
        .isZero();
    assertThat(output())
        .as("%s of %s", plan.id(), inventory.name())
        .doesNotContainIgnoringCase("warning");
    return 1;
  }

  /** As it would be, but in a folder of the test's own. */
  private ServicePlan plan(Service component, Host host, Inventory inventory) {
    PlanContext real = stack.context(inventory);
    Layout here = new Layout(TestStack.ROOT, folder.resolve("state"), folder.resolve("run"));
    return component.plan(
        new PlanContext(
            inventory, here, real.programs(), real.secrets(), real.identities(), real.runsAsRoot()),
        host);
  }

  private void write(ServicePlan plan) throws IOException {
    Layout here = new Layout(TestStack.ROOT, folder.resolve("state"), folder.resolve("run"));
    List<Path> folders = new ArrayList<>(plan.directories());
    folders.addAll(List.of(here.logs(plan.id()), here.run(plan.id()), here.data(plan.id())));
    for (Path directory : folders) {
      PrivateFiles.createDirectories(directory);
    }
    for (RenderedFile file : plan.files()) {
      PrivateFiles.write(file.path(), file.content());
    }
  }

  private int exitCode(ServicePlan plan) throws IOException, InterruptedException {
    return new ProcessBuilder(plan.check())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start()
        .waitFor();
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
