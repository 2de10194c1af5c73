package com.foobar.stack.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {
  @TempDir private Path data;

  @Test
  void isReadAsTheExtensionWritesIt() {
    Listing listing =
        Listing.parse(
            "public-files 1\nfile\t/a.txt\t4\t1717840800000\ttext/plain\nwelcome\t/\t/a.txt\nfree\t/b.js\n");

    assertThat(listing.files()).containsExactly(Map.entry("/a.txt", 4L));
    assertThat(listing.welcome()).containsExactly(Map.entry("/", "/a.txt"));
    assertThat(listing.free()).containsExactly("/b.js");
  }

  @Test
  void anotherFormatOrNoneMeansThatNothingIsPublic() {
    assertThat(Listing.parse("public-files 2\nfile\t/a.txt\t4\t0\t\n").files()).isEmpty();
    assertThat(Listing.of(data, new WebApplication("x.war", "/x"))).isEqualTo(Listing.NOTHING);
  }

  /** The digest is that of the extension (its Listing), which has the same words in its test. */
  @Test
  void isFoundUnderTheNameThatTheExtensionGivesIt() throws IOException {
    Listing.ask(data, new WebApplication("plain.war", "/plain"), List.of("/a.js"));

    assertThat(data.resolve("public-files/3580aba1f86edbf226cb72ac565b3026.asked"))
        .hasContent("/a.js");
    Listing.ask(data, new WebApplication("plain.war", "/plain"), List.of());
    try (var files = Files.list(data.resolve("public-files"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theWebApplicationsOfAnArchiveAreNamedAsUndertowNamesThem() {
    assertThat(WebApplication.of("shop.war", Map.of("shop.war", "/")))
        .containsExactly(new WebApplication("shop.war", ""));
    assertThat(WebApplication.of("acme.warehouse.ear", Map.of("shop.war", "/c1")))
        .containsExactly(new WebApplication("acme.warehouse.ear.shop.war", "/c1"));
  }
}
