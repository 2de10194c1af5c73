package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a stack that was begun before versions were kept. */
class EarlierApplicationsTest {
  private static final Instant DEPLOYED = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void theFileIsTheFirstVersionAndTheMarksAreWhatTheyMeant() throws IOException {
    before("shop.war", "a shop");
    before("news.war", "of the inventory");
    before("news.war.unproven", "");
    before("club.ear", "in the middle");
    before("club.ear.unsettled", "");
    before("old.war.undeployed", "");
    before("new.war.unsettled", "");

    takeOver();

    ApplicationStore store = new ApplicationStore(folder);
    assertThat(store.applications())
        .extracting(Application::name)
        .containsExactly("club.ear", "news.war", "shop.war");
    assertThat(store.undeployed()).containsExactly("old.war");
    assertThat(store.unsettled()).containsExactly("club.ear", "new.war");
    assertThat(store.knows("shop.war")).isTrue();
    assertThat(store.knows("news.war")).isFalse();
    assertThat(store.knows("old.war")).isTrue();
    KeptApplication shop = store.read("shop.war");
    assertThat(shop.versions()).hasSize(1);
    Version version = shop.deployed().orElseThrow();
    assertThat(version.number()).isEqualTo(1);
    assertThat(version.since()).isEqualTo(DEPLOYED);
    assertThat(version.by()).isEmpty();
    assertThat(store.content(shop, version)).hasContent("a shop");
    ApplicationStore.requireWhole(store.find("shop.war").orElseThrow());
    assertThat(list()).allMatch(name -> name.endsWith(".versions"));
  }

  /** All was written down, and then it was killed before it had deleted what there was. */
  @Test
  void itGoesOnWhereItWasKilled() throws IOException {
    before("shop.war", "a shop");
    takeOver();
    before("shop.war", "a shop");

    takeOver();

    assertThat(new ApplicationStore(folder).read("shop.war").versions()).hasSize(1);
    assertThat(list()).containsExactly("shop.war.versions");
  }

  /** By somebody who went back to an earlier version of the tool for a while. */
  @Test
  void whatAnEarlierToolHasDeployedSinceIsTheNextVersion() throws IOException {
    before("shop.war", "a shop");
    takeOver();
    before("shop.war", "a better shop");

    takeOver();

    ApplicationStore store = new ApplicationStore(folder);
    assertThat(store.read("shop.war").current()).isEqualTo(2);
    assertThat(store.keptVersion("shop.war", Optional.empty()).number()).isEqualTo(1);
  }

  @Test
  void whereNothingIsNothingIsMade() throws IOException {
    takeOver();
    assertThat(list()).isEmpty();

    new EarlierApplications(folder.resolve("none")).takeOver();
    assertThat(list()).isEmpty();
  }

  private void takeOver() {
    new EarlierApplications(folder).takeOver();
  }

  private void before(String name, String content) throws IOException {
    Files.setLastModifiedTime(
        Files.writeString(folder.resolve(name), content), FileTime.from(DEPLOYED));
  }

  private List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
