package com.foobar.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostQuotasTest {
  private static final String LEGACY =
      "9:name=systemd:/\n2:cpuacct:/other\n1:cpu:/some/group\n0::/unified\n";

  @TempDir private Path cgroups;

  @Test
  void aProcessIsFoundWhereItWas() {
    assertThat(HostQuotas.home(cgroups, false, LEGACY)).isEqualTo(cgroups.resolve("some/group"));
    assertThat(HostQuotas.home(cgroups, false, "3:cpu,cpuacct:/both\n"))
        .isEqualTo(cgroups.resolve("both"));
    assertThat(HostQuotas.home(cgroups, true, LEGACY)).isEqualTo(cgroups.resolve("unified"));
  }

  @Test
  void theFirstGenerationHasQuotaAndPeriodApart() throws IOException {
    Path cpu = Files.createDirectories(cgroups.resolve("cpu"));
    Files.createFile(cpu.resolve("cpu.cfs_quota_us"));

    new HostQuotas(cgroups).limit("ops", List.of(ProcessHandle.current().pid()), 0.25);

    Path group = cpu.resolve("foobar-bench-ops");
    assertThat(group.resolve("cpu.cfs_period_us")).hasContent("20000");
    assertThat(group.resolve("cpu.cfs_quota_us")).hasContent("5000");
    assertThat(group.resolve("cgroup.procs")).hasContent("" + ProcessHandle.current().pid());
  }

  @Test
  void theSecondHasThemInOneFile() throws IOException {
    Files.writeString(cgroups.resolve("cgroup.controllers"), "cpuset cpu io\n");

    new HostQuotas(cgroups).limit("ops", List.of(ProcessHandle.current().pid()), 0.25);

    assertThat(cgroups.resolve("cgroup.subtree_control")).hasContent("+cpu");
    assertThat(cgroups.resolve("foobar-bench-ops/cpu.max")).hasContent("5000 20000");
  }

  @Test
  void withoutControlGroupsItSaysWhatItTakes() {
    assertThatThrownBy(() -> new HostQuotas(cgroups))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("takes root, and the cpu controller");
  }
}
