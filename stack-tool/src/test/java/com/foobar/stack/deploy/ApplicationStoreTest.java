package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationStoreTest {
  private static final String NAME = "shop.war";

  @TempDir private Path folder;
  private ApplicationStore store;

  @BeforeEach
  void aStore() {
    store = new ApplicationStore(folder.resolve("applications"));
  }

  @Test
  void theCurrentVersionAndFourOthersAreKept() throws IOException {
    for (int i = 1; i <= 7; i++) {
      deploy("content " + i);
    }

    KeptApplication kept = store.read(NAME);
    assertThat(numbers(kept)).containsExactly(7, 6, 5, 4, 3);
    assertThat(kept.current()).isEqualTo(7);
    assertThat(files()).hasSize(5);
    assertThat(store.find(NAME).orElseThrow().digest()).isEqualTo(kept.versions().get(0).digest());
    assertThat(kept.versions())
        .allSatisfy(
            version -> {
              Path content = store.content(kept, version);
              assertThat(ApplicationStore.digest(content)).isEqualTo(version.digest());
              assertThat(version.bytes()).isEqualTo(Files.size(content));
              assertThat(version.by().orElseThrow().user())
                  .isEqualTo(System.getProperty("user.name"));
            });
  }

  @Test
  void theSameContentOnceMoreIsNoNewVersion() throws IOException {
    deploy("a");
    deploy("b");
    deploy("b");

    assertThat(numbers(store.read(NAME))).containsExactly(2, 1);
  }

  @Test
  void whatIsDeployedAgainLaterIsAVersionWithTheSameContent() throws IOException {
    deploy("a");
    deploy("b");
    deploy("a");

    assertThat(numbers(store.read(NAME))).containsExactly(3, 2, 1);
    assertThat(files()).hasSize(2);
  }

  @Test
  void theOneBeforeIsBroughtBackAndThenTheOneBeforeThat() throws IOException {
    deploy("a");
    deploy("b");
    deploy("c");

    bringBack(Optional.empty());
    assertThat(store.read(NAME).current()).isEqualTo(2);
    bringBack(Optional.empty());
    assertThat(store.read(NAME).current()).isEqualTo(1);

    assertThatThrownBy(() -> store.keptVersion(NAME, Optional.empty()))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("no version before 1")
        .hasMessageContaining("[3, 2, 1]");
    bringBack(Optional.of(3));
    assertThat(store.read(NAME).current()).isEqualTo(3);
    assertThatThrownBy(() -> store.keptVersion(NAME, Optional.of(4)))
        .hasMessageContaining("no version 4 of shop.war");
  }

  @Test
  void theCurrentVersionStaysHoweverOldItIs() throws IOException {
    for (int i = 1; i <= 5; i++) {
      deploy("content " + i);
    }
    bringBack(Optional.of(1));

    deploy("content 6");
    bringBack(Optional.of(2));
    deploy("content 7");

    assertThat(numbers(store.read(NAME))).containsExactly(7, 6, 5, 4, 3);
    bringBack(Optional.of(3));
    assertThat(numbers(store.read(NAME))).containsExactly(7, 6, 5, 4, 3);
    assertThat(files()).hasSize(5);
  }

  @Test
  void whatWasUndeployedCanBeBroughtBackAsItWas() throws IOException {
    deploy("a");
    deploy("b");

    store.remove(NAME);

    assertThat(store.applications()).isEmpty();
    assertThat(store.undeployed()).containsExactly(NAME);
    assertThat(store.knows(NAME)).isTrue();
    assertThat(store.keptVersion(NAME, Optional.empty()).number()).isEqualTo(2);
    bringBack(Optional.empty());
    assertThat(store.undeployed()).isEmpty();
    assertThat(store.find(NAME)).isPresent();
  }

  @Test
  void contentThatIsDamagedOrGoneIsNotBroughtBack() throws IOException {
    deploy("a");
    deploy("b");
    KeptApplication kept = store.read(NAME);
    Path content = store.content(kept, kept.version(1).orElseThrow());

    Files.writeString(content, "something else");
    assertThatThrownBy(() -> store.keptVersion(NAME, Optional.of(1)))
        .hasMessageContaining("is damaged")
        .hasMessageContaining("./stack deploy");
    Files.delete(content);
    assertThatThrownBy(() -> store.keptVersion(NAME, Optional.of(1)))
        .hasMessageContaining("is gone");
  }

  @Test
  void whatAKilledCommandHasLeftIsDeleted() throws IOException {
    deploy("a");
    Path applications = folder.resolve("applications");
    Files.writeString(applications.resolve("shop.war.staged"), "half");
    Files.writeString(applications.resolve("shop.war.versions/0123.war"), "not counted");
    Files.writeString(applications.resolve("shop.war.versions/.versions.json1.partial"), "{");

    store.clean();

    assertThat(files()).hasSize(1);
    assertThat(applications).isDirectoryContaining("glob:**/shop.war.versions");
    assertThat(list(applications)).hasSize(1);
    assertThat(list(applications.resolve("shop.war.versions"))).hasSize(2);
  }

  /** A folder in the place of the file that is to be replaced keeps that from coming about. */
  @Test
  void whatCannotBeWrittenDownChangesNothing() throws IOException {
    deploy("a");
    Application staged = store.stage(archive("b"));
    Path record = folder.resolve("applications/shop.war.versions/versions.json");
    Path aside = folder.resolve("aside.json");
    Files.move(record, aside);
    Files.createDirectories(record.resolve("in the way"));

    assertThatThrownBy(() -> store.keep(staged)).isInstanceOf(StackException.class);
    Files.delete(record.resolve("in the way"));
    Files.delete(record);
    Files.move(aside, record);
    store.clean();

    assertThat(numbers(store.read(NAME))).containsExactly(1);
    assertThat(files()).hasSize(1);
  }

  @Test
  void ofOneThatWasNeverDeployedNothingIsLeft() throws IOException {
    store.begin(NAME);
    assertThat(store.unsettled()).containsExactly(NAME);

    store.settle(NAME);

    assertThat(store.known()).isEmpty();
    assertThat(list(folder.resolve("applications"))).isEmpty();
  }

  @Test
  void whatNoServerHasTakenIsNoVersion() throws IOException {
    store.adopt(archive("broken"));
    assertThat(store.knows(NAME)).isFalse();
    assertThat(store.applications()).hasSize(1);

    store.adopt(archive("mended"));
    assertThat(numbers(store.read(NAME))).containsExactly(1);
    store.prove(NAME);

    assertThat(store.knows(NAME)).isTrue();
    assertThat(files()).hasSize(1);
  }

  @Test
  void othersMayNotReadWhatIsKept() throws IOException {
    deploy("a");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("applications/shop.war.versions"))))
        .isEqualTo("rwx------");
  }

  private void deploy(String content) throws IOException {
    store.keep(store.stage(archive(content)));
  }

  private void bringBack(Optional<Integer> number) {
    store.bringBack(NAME, store.keptVersion(NAME, number));
  }

  private Path archive(String content) throws IOException {
    Path file = folder.resolve(NAME);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("index.html");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static List<Integer> numbers(KeptApplication kept) {
    return kept.versions().stream().map(Version::number).toList();
  }

  private List<String> files() throws IOException {
    return list(folder.resolve("applications/shop.war.versions")).stream()
        .filter(file -> file.endsWith(".war"))
        .toList();
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
