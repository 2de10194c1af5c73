package com.foobar.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationAgeTest {
  private static final Instant READ = Instant.parse("2026-11-27T08:00:00Z");

  @TempDir private Path folder;

  private Path changed(String name, Instant when) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    return Files.setLastModifiedTime(file, FileTime.from(when));
  }

  @Test
  void aFileThatChangedAfterItWasReadIsFoundWhereverItIs() throws IOException {
    changed("nginx.conf", READ.minusSeconds(9));
    Path site = changed("applications/shop.war.conf", READ.plusSeconds(9));

    assertThat(ConfigurationAge.unread(READ, READ.plusSeconds(60), folder)).contains(site);
    assertThat(ConfigurationAge.unread(READ.plusSeconds(10), READ.plusSeconds(60), folder))
        .isEmpty();
  }

  /** A reload within the same second, as the kernel's clock has it. */
  @Test
  void aFileThatWasWrittenJustBeforeItWasReadIsRead() throws IOException {
    changed("nginx.conf", READ.plusMillis(970));

    assertThat(ConfigurationAge.unread(READ, READ.plusSeconds(60), folder)).isEmpty();
  }

  /** It was written a moment ago, and is about to be read. */
  @Test
  void whatIsJustBeingReloadedIsLeftInPeace() throws IOException {
    changed("nginx.conf", READ.plusSeconds(59));
    changed(".x.partial", READ.plusSeconds(9));

    assertThat(ConfigurationAge.unread(READ, READ.plusSeconds(60), folder)).isEmpty();
    assertThat(ConfigurationAge.unread(READ, READ.plusSeconds(60), folder.resolve("no"))).isEmpty();
  }
}
