package com.foobar.stack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What everybody may rely on of a machine's files, whichever kind of machine it is. */
abstract class FilesContract {
  /** The controller's. */
  @TempDir private Path own;

  abstract Machine machine();

  /** An empty folder on the machine, for this test alone. */
  abstract HostPath folder();

  private HostPath at(String path) {
    return folder().resolve(path);
  }

  @Test
  void whatWasWrittenIsRead() {
    machine().write(at("a/b/greeting"), "grüße\n");

    assertThat(machine().read(at("a/b/greeting"))).contains("grüße\n");
    assertThat(machine().read(at("a/b/other"))).isEmpty();
  }

  @Test
  void manyAreReadAtOnceAndThoseThatAreMissingAreLeftOut() {
    machine().write(Map.of(at("one"), "1", at("two"), "2"), Access.PRIVATE);

    assertThat(machine().read(List.of(at("one"), at("two"), at("three"))))
        .isEqualTo(Map.of(at("one"), "1", at("two"), "2"));
  }

  @Test
  void whatIsWrittenTakesTheOldOnesPlaceAndLeavesNothingElse() {
    machine().write(at("file"), "old and long");
    String before = machine().look(at("file")).orElseThrow().mark();

    machine().write(at("file"), "new");

    assertThat(machine().read(at("file"))).contains("new");
    assertThat(machine().look(at("file")).orElseThrow().mark()).isNotEqualTo(before);
    assertThat(machine().list(folder())).extracting(Entry::path).containsExactly("file");
  }

  @Test
  void whatCannotBeWrittenIsSaidOfAndTheOldOneStays() {
    machine().write(at("file"), "old");

    assertThatThrownBy(() -> machine().write(at("file/below"), "new"))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining(machine().toString())
        .hasMessageContaining(at("file/below").toString());
    assertThat(machine().read(at("file"))).contains("old");
  }

  @Test
  void theEndOfALongTextIsItsLastLines() {
    machine().write(at("log"), "one\ntwo\nthree\n");

    assertThat(machine().tail(at("log"), 2)).isEqualTo("two\nthree");
    assertThat(machine().tail(at("no log"), 2)).isEmpty();
  }

  @Test
  void aFolderIsListedByNameAndWalkedByPath() {
    machine().write(Map.of(at("b"), "22", at("c/d"), "333"), Access.PRIVATE);
    machine().makeFolders(List.of(at("a")));

    assertThat(machine().list(folder())).extracting(Entry::path).containsExactly("a", "b", "c");
    assertThat(machine().list(folder()))
        .extracting(Entry::isFolder)
        .containsExactly(true, false, true);
    assertThat(machine().walk(folder()).stream().filter(entry -> !entry.isFolder()))
        .extracting(Entry::path, Entry::size)
        .containsExactly(tuple("b", 2L), tuple("c/d", 3L));
    assertThat(machine().walk(at("b"))).extracting(Entry::path).containsExactly("");
    assertThat(machine().list(at("none"))).isEmpty();
    assertThat(machine().list(at("b"))).isEmpty();
    assertThat(machine().walk(at("none"))).isEmpty();
  }

  @Test
  void aFileIsPutAndFetchedAsItIs() throws IOException {
    byte[] content = new byte[100_000];
    new Random(1).nextBytes(content);
    Path file = Files.write(own.resolve("archive.war"), content);

    machine().put(file, at("applications/archive.war"), Access.PRIVATE);
    machine().get(at("applications/archive.war"), own.resolve("fetched/archive.war"));

    assertThat(own.resolve("fetched/archive.war")).hasBinaryContent(content);
    assertThatThrownBy(() -> machine().get(at("nothing"), own.resolve("nothing")))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining(at("nothing").toString());
  }

  @Test
  void aTreeIsPutWithItsTimesOverWhatIsThere() throws IOException {
    Instant then = Instant.parse("1977-06-01T12:00:00Z");
    Files.createDirectories(own.resolve("www/css"));
    Path style = Files.writeString(own.resolve("www/css/style.css"), "b {}");
    Files.setLastModifiedTime(style, FileTime.from(then));
    Files.createDirectories(own.resolve("www/empty"));
    machine()
        .write(Map.of(at("site/css/style.css"), "old", at("site/kept"), "kept"), Access.PRIVATE);

    machine().putTree(own.resolve("www"), at("site"));

    assertThat(machine().read(at("site/css/style.css"))).contains("b {}");
    assertThat(machine().look(at("site/css/style.css")).orElseThrow().modified()).isEqualTo(then);
    assertThat(machine().read(at("site/kept"))).contains("kept");
    assertThat(machine().look(at("site/empty")).orElseThrow().isFolder()).isTrue();
  }

  @Test
  void filesAndFoldersAreCopiedWithTheirTimes() throws IOException {
    Instant then = Instant.parse("1977-06-01T12:00:00Z");
    Path source = Files.writeString(Files.createDirectory(own.resolve("t")).resolve("f"), "text");
    Files.setLastModifiedTime(source, FileTime.from(then));
    machine().putTree(own.resolve("t"), at("from"));

    machine().copy(at("from"), at("a/folder"));
    machine().copy(at("from/f"), at("a/file"));
    machine().copy(at("nothing"), at("a/nothing"));

    assertThat(machine().read(List.of(at("a/folder/f"), at("a/file"))).values())
        .containsExactly("text", "text");
    assertThat(machine().look(at("a/file")).orElseThrow().modified()).isEqualTo(then);
    assertThat(machine().exists(at("a/nothing"))).isFalse();
    assertThat(machine().exists(at("from/f"))).isTrue();
  }

  @Test
  void whatIsMovedIsThereAndNowhereElse() {
    machine().write(Map.of(at("new/f"), "new", at("file"), "1", at("other"), "2"), Access.PRIVATE);

    machine().move(at("new"), at("current"));
    machine().move(at("file"), at("other"));

    assertThat(machine().read(at("current/f"))).contains("new");
    assertThat(machine().read(at("other"))).contains("1");
    assertThat(machine().exists(at("new"))).isFalse();
    assertThat(machine().exists(at("file"))).isFalse();
  }

  @Test
  void aLinkLeadsToWhatItWasMadeForLast() {
    machine().write(Map.of(at("1/f"), "one", at("2/f"), "two"), Access.PRIVATE);

    machine().link(at("current"), at("1"));
    machine().link(at("current"), at("2"));

    assertThat(machine().read(at("current/f"))).contains("two");
    machine().delete(at("current"));
    assertThat(machine().read(at("2/f"))).contains("two");
  }

  @Test
  void whatIsDeletedIsGoneWithAllThatIsInIt() {
    machine().write(Map.of(at("a/b/c"), "1", at("ab"), "2"), Access.PRIVATE);

    machine().delete(at("a"));
    machine().delete(at("nothing"));

    assertThat(machine().walk(folder())).extracting(Entry::path).containsExactly("ab");
  }
}
