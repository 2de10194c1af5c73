package com.foobar.stack.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTest {
  @TempDir private Path folder;

  private Path conf;
  private Path program;

  @BeforeEach
  void makeFiles() throws IOException {
    conf = Files.createDirectories(folder.resolve("conf/applications")).getParent();
    Files.writeString(conf.resolve("site.conf"), "a site");
    program = Files.writeString(folder.resolve("program"), "version 1");
  }

  @Test
  void isGivenUntilSomethingChanges() throws IOException {
    assertThat(approval().isGiven()).isFalse();

    approval().give();

    assertThat(approval().isGiven()).isTrue();
    assertThat(Approval.of(folder.resolve("given"), List.of("-t"), sources()).isGiven()).isFalse();
  }

  @Test
  void aChangedANewAndAMissingFileAreAsked() throws IOException {
    approval().give();
    FileTime time = Files.getLastModifiedTime(conf.resolve("site.conf"));
    Files.writeString(conf.resolve("site.conf"), "another site");
    Files.setLastModifiedTime(conf.resolve("site.conf"), time);
    assertThat(approval().isGiven()).isFalse();

    approval().give();
    Path added = Files.writeString(conf.resolve("applications/shop.conf"), "");
    assertThat(approval().isGiven()).isFalse();

    approval().give();
    Files.delete(added);
    assertThat(approval().isGiven()).isFalse();

    approval().give();
    Files.delete(program);
    assertThat(approval().isGiven()).isFalse();
  }

  /** Things change while the program looks at them. */
  @Test
  void countsForThingsAsTheyWereBefore() throws IOException {
    Approval before = approval();
    Files.writeString(conf.resolve("site.conf"), "another one");

    before.give();

    assertThat(approval().isGiven()).isFalse();
  }

  private Approval approval() {
    return Approval.of(folder.resolve("given"), List.of("-t", "-q"), sources());
  }

  private List<Path> sources() {
    return List.of(conf, program);
  }
}
