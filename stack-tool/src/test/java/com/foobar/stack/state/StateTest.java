package com.foobar.stack.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
  @TempDir private Path folder;

  @Test
  void aPasswordIsGeneratedOnceAndKept() {
    Path file = folder.resolve("state/secrets.properties");

    String first = new StoredSecrets(file).get("mysql.admin");

    assertThat(first).hasSize(24).matches("[A-Za-z0-9]+");
    assertThat(new StoredSecrets(file).get("mysql.admin")).isEqualTo(first);
    assertThat(new StoredSecrets(file).get("mysql.other")).isNotEqualTo(first);
    assertThat(new StoredSecrets(file).get("mysql.admin")).isEqualTo(first);
  }

  @Test
  void whatIsPrivateOnlyItsOwnerCanRead() throws IOException {
    Path file = folder.resolve("state/secret");

    PrivateFiles.write(file, "old");
    PrivateFiles.write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aLockIsFreeAgainWhenItsHolderIsDone() {
    Path file = folder.resolve("lock");

    StateLock.take(file, "one").close();
    StateLock.take(file, "other").close();

    assertThat(file).content().startsWith("other (pid ");
  }
}
