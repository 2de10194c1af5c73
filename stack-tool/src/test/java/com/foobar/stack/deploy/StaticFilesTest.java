package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>members</web-resource-name>
            <url-pattern>/members/*</url-pattern>
            <url-pattern>*.pdf</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>member</role-name></auth-constraint>
        </security-constraint>
      </web-app>
      """;

  @TempDir private Path folder;

  @Test
  void onlyWhatIsPublicIsUnpacked() throws IOException {
    byte[] library =
        zip(
            Map.of(
                "META-INF/resources/webjars/lib/1.0/lib.js",
                bytes("js"),
                "com/x.class",
                bytes("x")));
    Map<String, byte[]> war = new LinkedHashMap<>();
    war.put("index.html", bytes("home"));
    war.put("css/site.css", bytes("css"));
    war.put("page.jsp", bytes("source"));
    war.put("view.xhtml", bytes("source"));
    war.put(".hidden", bytes("x"));
    war.put("WEB-INF/web.xml", bytes(WEB_XML));
    war.put("WEB-INF/classes/A.class", bytes("x"));
    war.put("WEB-INF/lib/lib.jar", library);
    war.put("META-INF/MANIFEST.MF", bytes("x"));
    war.put("members/list.html", bytes("secret"));
    war.put("price.pdf", bytes("secret"));

    assertThat(unpack("shop.war", zip(war), "shop.war"))
        .containsExactlyInAnyOrder("index.html", "css/site.css", "webjars/lib/1.0/lib.js");
  }

  @Test
  void theWarOfAnEarIsFoundByItsName() throws IOException {
    byte[] ear =
        zip(
            Map.of(
                "web/shop.war", zip(Map.of("index.html", bytes("shop"))),
                "admin.war", zip(Map.of("admin.html", bytes("admin")))));

    assertThat(unpack("all.ear", ear, "web/shop.war")).containsExactly("index.html");
  }

  @Test
  void aFileOfTheApplicationWinsOverOneOfItsLibraries() throws IOException {
    byte[] library = zip(Map.of("META-INF/resources/logo.svg", bytes("library")));
    byte[] war = zip(Map.of("logo.svg", bytes("own"), "WEB-INF/lib/lib.jar", library));

    unpack("shop.war", war, "shop.war");

    assertThat(folder.resolve("www/logo.svg")).hasContent("own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assets/3f2a9c81d0e4/site.css",
        "app.3f2a9c81.js",
        "app-3f2a9c81d0.js",
        "webjars/lit-html/3.3.0/lit-html.js"
      })
  void whatHasItsDigestOrVersionInItsPathIsFingerprinted(String path) {
    assertThat(StaticFiles.isFingerprinted(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"index.html", "css/site.css", "deadline/feedback.html", "webjars/readme.txt"})
  void otherFilesAreNot(String path) {
    assertThat(StaticFiles.isFingerprinted(path)).isFalse();
  }

  @Test
  void anotherVersionGetsTheFingerprintedFilesOnly() throws IOException {
    Path old = tree("old", Map.of("assets/0123456789/a.js", "old", "index.html", "old"));
    Path current = tree("current", Map.of("assets/9876543210/a.js", "new", "index.html", "new"));

    StaticFiles.addFingerprinted(old, current);

    assertThat(current.resolve("assets/0123456789/a.js")).hasContent("old");
    assertThat(current.resolve("assets/9876543210/a.js")).hasContent("new");
    assertThat(current.resolve("index.html")).hasContent("new");
  }

  private List<String> unpack(String name, byte[] archive, String war) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, archive);
    Path www = folder.resolve("www");
    StaticFiles.unpack(file, war, www);
    try (var files = Files.walk(www)) {
      return files.filter(Files::isRegularFile).map(f -> www.relativize(f).toString()).toList();
    }
  }

  private Path tree(String name, Map<String, String> files) {
    Path tree = folder.resolve(name);
    files.forEach(
        (path, content) -> {
          try {
            Files.createDirectories(tree.resolve(path).getParent());
            Files.writeString(tree.resolve(path), content);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return tree;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
