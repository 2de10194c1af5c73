package com.foobar.stack.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
  private static final String OLD = "/app.3f9a2c71d0e4.js";
  private static final String NEW = "/app.77a92c71d0e4.js";
  private static final Instant NOW = Instant.parse("2026-06-08T10:00:00Z");

  @TempDir private Path folder;

  @Test
  void whatHasASuccessorIsKeptForOpenPages() throws IOException {
    PublishedFiles kept =
        KeptFiles.carry(version("1", OLD, "/index.html"), version("2", NEW), Set.of(OLD), NOW);

    assertThat(kept.files()).containsOnlyKeys(NEW, OLD);
    assertThat(kept.find(OLD).orElseThrow().retired()).isEqualTo(NOW.getEpochSecond());
    assertThat(kept.file(OLD)).hasContent("1" + OLD);
  }

  @Test
  void whatWasTakenAwayAltogetherGoesAtOnce() throws IOException {
    assertThat(
            KeptFiles.carry(version("1", OLD), version("2", "/index.html"), Set.of(OLD), NOW)
                .files())
        .containsOnlyKeys("/index.html");
  }

  @Test
  void whatWouldNotBePublicAnyMoreGoesAtOnce() throws IOException {
    assertThat(KeptFiles.carry(version("1", OLD), version("2", NEW), Set.of(), NOW).files())
        .containsOnlyKeys(NEW);
  }

  @Test
  void nothingIsKeptForEver() throws IOException {
    PublishedFiles second = KeptFiles.carry(version("1", OLD), version("2", NEW), Set.of(OLD), NOW);
    String third = "/app.99c92c71d0e4.js";

    assertThat(
            KeptFiles.carry(
                    second, version("3", third), Set.of(OLD, NEW), NOW.plus(Duration.ofDays(3)))
                .files())
        .containsOnlyKeys(third, NEW, OLD);
    assertThat(
            KeptFiles.carry(
                    second, version("4", third), Set.of(OLD, NEW), NOW.plus(Duration.ofDays(8)))
                .files())
        .containsOnlyKeys(third, NEW);
  }

  @Test
  void whatIsOverIsForgottenWithoutAnotherVersion() throws IOException {
    PublishedFiles second = KeptFiles.carry(version("1", OLD), version("2", NEW), Set.of(OLD), NOW);
    second.write();

    KeptFiles.forget(PublishedFiles.read(folder.resolve("2")), NOW.plus(Duration.ofDays(8)));

    assertThat(PublishedFiles.read(folder.resolve("2")).get(0).files()).containsOnlyKeys(NEW);
    assertThat(second.file(OLD)).doesNotExist();
  }

  @Test
  void aServerGetsWhatTheNextVersionsPagesWillAskFor() throws IOException {
    PublishedFiles present = version("1", OLD, "/index.html");

    PublishedFiles announced =
        KeptFiles.announce(version("2", NEW, "/index.html", "/more.txt"), present, NOW);

    assertThat(announced.files()).containsOnlyKeys(OLD, "/index.html", NEW);
    assertThat(announced.file("/index.html")).hasContent("1/index.html");
  }

  @Test
  void theTableIsReadAsItWasWritten() throws IOException {
    WebApplication odd = new WebApplication("a\nb %41.ear.x.war", "/my shop");
    PublishedFiles files =
        PublishedFiles.in(folder, odd, List.of(file("/a.txt")), Map.of("/", "/a.txt"));

    files.write();

    assertThat(PublishedFiles.read(folder)).containsExactly(files);
  }

  private PublishedFiles version(String name, String... paths) {
    PublishedFiles files =
        PublishedFiles.in(
            folder.resolve(name),
            new WebApplication("shop.war", "/shop"),
            Arrays.stream(paths).map(KeptFilesTest::file).toList(),
            Map.of());
    for (String path : paths) {
      try {
        Files.createDirectories(files.file(path).getParent());
        Files.writeString(files.file(path), name + path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static PublishedFile file(String path) {
    return new PublishedFile(path, "Sat, 08 Jun 2024 10:00:00 GMT", "text/plain", "", 0);
  }
}
