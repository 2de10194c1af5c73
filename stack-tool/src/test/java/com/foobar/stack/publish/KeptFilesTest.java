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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** Nginx knows one type for an ending. */
  @Test
  void whatHasAnotherTypeThanItsSuccessorIsNeitherKeptNorAnnounced() throws IOException {
    PublishedFile old = file(OLD);
    PublishedFiles before = version("1", new PublishedFile(OLD, old.lastModified(), "x/y", "", 0));
    PublishedFiles after = version("2", NEW);

    assertThat(KeptFiles.carry(before, after, Set.of(OLD), NOW).files()).containsOnlyKeys(NEW);
    assertThat(KeptFiles.announce(before, after, NOW).files()).containsOnlyKeys(NEW);
  }

  /** What a coming version itself only keeps has no page of its own. */
  @Test
  void whatIsKeptOnlyIsNotAnnounced() throws IOException {
    PublishedFiles coming = version("2", file(NEW), file(OLD).retiredAt(NOW.getEpochSecond()));

    assertThat(KeptFiles.announce(coming, version("1", "/index.html"), NOW).files())
        .containsOnlyKeys("/index.html", NEW);
  }

  @Test
  void ofVeryManyTheNewestAreKept() throws IOException {
    long today = NOW.getEpochSecond();
    PublishedFile[] many =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(i -> file("/app.a1%010d.js".formatted(i)).retiredAt(today - i))
            .toArray(PublishedFile[]::new);
    Set<String> free = Arrays.stream(many).map(PublishedFile::path).collect(Collectors.toSet());

    PublishedFiles kept = KeptFiles.carry(version("1", many), version("2", NEW), free, NOW);

    assertThat(kept.files())
        .hasSize(1 + 1000)
        .containsKeys(NEW, many[0].path())
        .doesNotContainKey(many[1000].path());
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
    return version(
        name, Arrays.stream(paths).map(KeptFilesTest::file).toArray(PublishedFile[]::new));
  }

  private PublishedFiles version(String name, PublishedFile... all) {
    PublishedFiles files =
        PublishedFiles.in(
            folder.resolve(name), new WebApplication("shop.war", "/shop"), List.of(all), Map.of());
    for (PublishedFile file : all) {
      try {
        Files.createDirectories(files.file(file.path()).getParent());
        Files.writeString(files.file(file.path()), name + file.path());
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
