package com.foobar.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThisMachineTest extends MachineContract {
  @TempDir private Path folder;

  private final Machine machine = new ThisMachine("h");

  @Override
  Machine machine() {
    return machine;
  }

  @Override
  HostPath folder() {
    return HostPath.of(folder.toString());
  }

  @Override
  String address() {
    return "127.12.77.1";
  }

  @Test
  void aFileHasTheModeThatWasAskedForAndItsFolderIsItsOwnersAlone() throws IOException {
    machine.write(folder().resolve("private/secret"), "x");
    machine.write(
        Map.of(folder().resolve("public"), "x"), new Access("rw-r--r--", Optional.empty()));

    assertThat(mode("private/secret")).isEqualTo("rw-------");
    assertThat(mode("private")).isEqualTo("rwx------");
    assertThat(mode("public")).isEqualTo("rw-r--r--");
    assertThatThrownBy(
            () ->
                machine.write(
                    Map.of(folder().resolve("public"), "y"),
                    new Access("rw-r--r--", Optional.of("no-such-user"))))
        .isInstanceOf(MachineException.class)
        .hasMessageContainingAll("h: cannot write", "public");
    assertThat(machine.read(folder().resolve("public"))).contains("x");
    assertThat(machine.list(folder())).extracting(Entry::path).containsExactly("private", "public");
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }
}
