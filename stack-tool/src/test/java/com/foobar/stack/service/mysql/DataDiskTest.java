package com.foobar.stack.service.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDiskTest {
  private static final Path DATA = Path.of("/stack/hosts/ops/mysql/data");

  @Test
  void aFullDiskIsToldWithWhatToDo() {
    DataDisk disk = new DataDisk(DATA, 0);

    assertThat(disk.isFull()).isTrue();
    assertThat(disk.tooFullToWork())
        .contains(
            "its disk is full: 0 MB free for /stack/hosts/ops/mysql/data."
                + " Make room, then ./stack up; docs/runbook.md, \"Disk full\", says how.");
  }

  @Test
  void aMemberThatRunsNeedsLessRoomThanOneThatStarts() {
    DataDisk disk = new DataDisk(DATA, DataDisk.LEAST_TO_START - 1);

    assertThat(disk.tooFullToWork()).isEmpty();
    assertThat(disk.tooFullToStart()).get().asString().contains("127 MB free", "it needs 128");
    assertThat(new DataDisk(DATA, DataDisk.LEAST_TO_START).tooFullToStart()).isEmpty();
  }

  @Test
  void theRoomForAFolderThatIsNotThereYetIsThatOfTheFolderAbove(@TempDir Path state) {
    Host host = new Host("ops", "127.0.0.1", Set.of(Role.WITNESS), "127.0.0.1:1", Optional.empty());

    DataDisk disk = DataDisk.of(new Layout(state, state, state), host);

    assertThat(disk.folder()).isEqualTo(state.resolve("hosts/ops/mysql/data"));
    assertThat(disk.freeMegabytes()).isPositive();
  }
}
