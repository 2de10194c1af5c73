package com.foobar.tests.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.balancing.EdgeStatistics;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.stack.TestStack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the site's files reach a browser. */
class StaticFilesStackIT {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final int CROWD = 100;
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"?(/?[^\"> ]+\\.(?:js|css|svg|woff2))\"?[ >]");

  private final TestStack stack;
  private final Site site;

  StaticFilesStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @Test
  void aPageIsAskedForAgainAndUsuallyUnchanged() {
    Answer page = site.get("/").require(200);
    String tag = page.header("ETag").orElseThrow();

    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.header("Cache-Control").orElse("")).contains("no-cache");
    Answer unchanged = site.get("/", "If-None-Match", tag).require(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(site.get("/", "If-None-Match", "\"another\"").status()).isEqualTo(200);
  }

  @Test
  void bothServersNameTheSameFileBySameTag() {
    assertThat(stack.nginxOf("server-1").get("/").header("ETag"))
        .isPresent()
        .isEqualTo(stack.nginxOf("server-2").get("/").header("ETag"));
  }

  @Test
  void aFileWhoseNameFollowsItsContentIsKeptForEver() {
    Set<String> assets = assetsOf("/");
    assertThat(assets).isNotEmpty();
    for (String asset : assets) {
      Answer answer = site.get(asset).require(200);
      assertThat(answer.header("Cache-Control")).as(asset).hasValue(FOREVER);
      assertThat(answer.header("Set-Cookie")).as(asset).isEmpty();
    }
  }

  @Test
  void textIsCompressed() throws IOException {
    String asset = compressedAsset();
    Answer plain = site.get(asset).require(200);
    Answer compressed = site.get(asset, "Accept-Encoding", "gzip").require(200);

    assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
    assertThat(compressed.header("Vary").orElse("")).containsIgnoringCase("Accept-Encoding");
    assertThat(compressed.bytes()).hasSizeLessThan(plain.bytes().length);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.bytes()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.bytes());
    }
    assertThat(site.get("/api/events", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .hasValue("gzip");
  }

  @Test
  void aCrowdAtOneFileIsHardlyNoticedByTheServers() {
    String asset = assetsOf("/").iterator().next();
    site.get(asset).require(200);
    long before = connectionsUsed();

    for (int i = 0; i < CROWD; i++) {
      assertThat(site.get(asset).require(200).header("Cache-Control")).hasValue(FOREVER);
    }

    assertThat(connectionsUsed() - before).isLessThan(CROWD / 2);
  }

  @Test
  void everyoneGetsTheFormThatHeTakesAndThePartThatHeWants() throws IOException {
    String asset = compressedAsset();
    byte[] file = site.get(asset).require(200).bytes();
    String tag = site.get(asset).header("ETag").orElseThrow();
    for (int i = 0; i < 20; i++) {
      Answer compressed = site.get(asset, "Accept-Encoding", "gzip").require(200);
      assertThat(compressed.header("Content-Encoding")).hasValue("gzip");
      Answer plain = site.get(asset).require(200);
      assertThat(plain.header("Content-Encoding")).isEmpty();
      assertThat(plain.bytes()).isEqualTo(file);
      Answer part = site.get(asset, "Range", "bytes=1-3").require(206);
      assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(file, 1, 4));
      site.get(asset, "If-None-Match", tag).require(304);
      site.get(asset, "If-Match", "\"another\"").require(412);
      assertThat(plain.header("Set-Cookie")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/WEB-INF/error.html",
        "/web-inf/web.xml",
        "/WEB-INF/",
        "/META-INF/MANIFEST.MF",
        "/assets/../WEB-INF/web.xml",
        "/assets/%2e%2e/WEB-INF/web.xml",
        "/%57EB-INF/web.xml",
        "/.git/config",
        "/health/ready",
        "/health/server"
      })
  void theInsideOfTheApplicationStaysInside(String path) {
    Answer answer = site.get(path);

    assertThat(answer.status()).as(answer.toString()).isIn(400, 403, 404);
    assertThat(answer.body()).doesNotContain("<web-app").doesNotContain("\"status\":\"UP\"");
  }

  @Test
  void whatDoesNotExistIsA404WithAPage() {
    Answer answer = site.get("/nothing/here.html").require(404);

    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.header("Cache-Control").orElse("")).doesNotContain("immutable");
  }

  @Test
  void everyAnswerIsGuardedAndNamesNoProgram() {
    for (String path : Set.of("/", "/api/events", "/nothing", assetsOf("/").iterator().next())) {
      Answer answer = site.get(path);
      assertThat(answer.header("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(answer.header("Content-Security-Policy")).as(path).isPresent();
      assertThat(answer.header("Referrer-Policy")).as(path).isPresent();
      assertThat(answer.header("Server")).as(path).isEmpty();
      assertThat(answer.header("X-Powered-By")).as(path).isEmpty();
    }
  }

  private String compressedAsset() {
    return assetsOf("/").stream()
        .filter(name -> name.endsWith(".css"))
        .filter(name -> site.get(name).bytes().length > 2000)
        .findFirst()
        .orElseThrow();
  }

  /** How often a file or page was asked of a server. */
  private long connectionsUsed() {
    Map<String, String> row = EdgeStatistics.of(stack).rows().get("prompt/BACKEND");
    return Long.parseLong(row.get("connect")) + Long.parseLong(row.get("reuse"));
  }

  private Set<String> assetsOf(String page) {
    Set<String> assets = new TreeSet<>();
    Matcher matcher = REFERENCE.matcher(site.get(page).require(200).body());
    while (matcher.find()) {
      assets.add(site.resolve(page).resolve(matcher.group(1)).getPath());
    }
    return assets;
  }
}
