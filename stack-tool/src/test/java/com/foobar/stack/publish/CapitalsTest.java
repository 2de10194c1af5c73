package com.foobar.stack.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapitalsTest {
  private static PublishedFiles application(String contextPath, String... paths) {
    return PublishedFiles.in(
        Path.of("/www"),
        new WebApplication("some.war", contextPath),
        Arrays.stream(paths).map(path -> new PublishedFile(path, "", "", "", 0)).toList(),
        Map.of());
  }

  private static PublishedFiles withWelcome(PublishedFiles files, Map<String, String> welcome) {
    return new PublishedFiles(files.application(), files.folder(), files.files(), welcome);
  }

  private static List<Integer> left(PublishedFiles... all) {
    return Capitals.withoutClashes(List.of(all)).stream()
        .map(files -> files.files().size())
        .toList();
  }

  @Test
  void whatDiffersInMoreThanCapitalsStays() {
    assertThat(left(application("/one", "/a.txt", "/b.txt"), application("/two", "/a.txt")))
        .containsExactly(2, 1);
  }

  @Test
  void twoContextPathsMayClash() {
    assertThat(left(application("/one", "/a.txt"), application("/ONE", "/a.txt")))
        .containsExactly(0, 0);
  }

  @Test
  void aFolderMayClashWithAnotherApplication() {
    assertThat(left(application("/one", "/SUB/a"), application("/one/sub", "/a", "/b")))
        .containsExactly(0, 0);
  }

  @Test
  void onlyTheSameAddressClashes() {
    assertThat(left(application("/one", "/a"), application("/ONE", "/b"))).containsExactly(1, 1);
  }

  @Test
  void foldersWithPagesOfTheirOwnMayClashToo() {
    PublishedFiles files = application("/one", "/sub/index.html", "/Sub/home.html");
    PublishedFiles twoFolders =
        withWelcome(files, Map.of("/sub/", "/sub/index.html", "/Sub/", "/Sub/home.html"));

    assertThat(left(twoFolders)).containsExactly(0);
    assertThat(left(withWelcome(files, Map.of("/sub/", "/sub/index.html")))).containsExactly(2);
  }

  @Test
  void whatIsInTheWayOfAnotherIsTheSameAddress() {
    assertThat(left(application("/one", "/sub/a"), application("/one/sub", "/a")))
        .containsExactly(1, 1);
  }

  @Test
  void nothingIsLookedForWhereNothingIsServed() {
    PublishedFiles left =
        Capitals.withoutClashes(
                List.of(application("/one", "/a.txt"), application("/ONE", "/a.txt")))
            .get(0);

    assertThat(left.folder()).isEqualTo(left.folder().resolveSibling(".none"));
    assertThat(left.welcome()).isEmpty();
  }
}
