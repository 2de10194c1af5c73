package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextRootsTest {
  private static final String JBOSS_WEB =
      "<jboss-web xmlns=\"urn:jboss:jakarta:1.0\"><context-root>%s</context-root></jboss-web>";
  private static final String MODULE =
      "<module><web><web-uri>%s</web-uri><context-root>%s</context-root></web></module>";

  @TempDir private Path folder;

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

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Application application(String name, Map<String, byte[]> entries) throws IOException {
    Path file = Files.write(folder.resolve(name + ".staged"), zip(entries));
    return new Application(name, file, "");
  }

  private static byte[] ear(String... modules) {
    return text("<application version=\"10\">" + String.join("", modules) + "</application>");
  }

  private Map<String, String> roots(String name, Map<String, byte[]> entries) throws IOException {
    return ContextRoots.of(name, application(name, entries).file());
  }

  @Test
  void aWarAnswersWhereItsDescriptorOrItsNameSays() throws IOException {
    byte[] index = text("x");
    assertThat(roots("shop.war", Map.of("index.html", index))).containsEntry("shop.war", "/shop");
    assertThat(roots("ROOT.war", Map.of("index.html", index))).containsEntry("ROOT.war", "/");
    assertThat(roots("my shop.war", Map.of("a", index))).containsEntry("my shop.war", "/my shop");
    assertThat(roots("a.war", Map.of("WEB-INF/jboss-web.xml", text(JBOSS_WEB.formatted("shop/")))))
        .containsEntry("a.war", "/shop");
    assertThat(
            roots(
                "a.war",
                Map.of(
                    "WEB-INF/web.xml", text("<web-app><module-name>mod</module-name></web-app>"))))
        .containsEntry("a.war", "/mod");
    assertThat(
            roots(
                "a.war",
                Map.of(
                    "WEB-INF/jboss-web.xml", text(JBOSS_WEB.formatted("/own")),
                    "WEB-INF/web.xml", text("<web-app><module-name>mod</module-name></web-app>"))))
        .as("WildFly's own descriptor goes before")
        .containsEntry("a.war", "/own");
  }

  @Test
  void anEarsDescriptorDecidesForItsModules() throws IOException {
    byte[] war = zip(Map.of("WEB-INF/jboss-web.xml", text(JBOSS_WEB.formatted("/own"))));
    byte[] plain = zip(Map.of("index.html", text("x")));
    assertThat(
            roots(
                "all.ear",
                Map.of(
                    "META-INF/application.xml",
                    ear(
                        MODULE.formatted("war/a.war", "/said"),
                        "<module><web><web-uri>b.war</web-uri></web></module>",
                        "<module><web><web-uri>c.war</web-uri></web></module>"),
                    "war/a.war",
                    war,
                    "b.war",
                    war,
                    "c.war",
                    plain,
                    "lib/not.war",
                    plain)))
        .containsOnly(
            Map.entry("war/a.war", "/said"),
            Map.entry("b.war", "/own"),
            Map.entry("c.war", "/all/c"));
  }

  @Test
  void amongDeclaredModulesTheNameInWebXmlIsNoContextRoot() throws IOException {
    byte[] named =
        zip(Map.of("WEB-INF/web.xml", text("<web-app><module-name>mod</module-name></web-app>")));
    Map<String, byte[]> entries = Map.of("web/a.war", named);

    assertThat(roots("all.ear", entries)).containsOnly(Map.entry("web/a.war", "/mod"));
    assertThat(
            roots(
                "all.ear",
                Map.of(
                    "META-INF/application.xml",
                    ear("<module><web><web-uri>web/a.war</web-uri></web></module>"),
                    "web/a.war",
                    named)))
        .containsOnly(Map.entry("web/a.war", "/all/a"));
  }

  @Test
  void anEarWithoutDescriptorHasItsModulesWhereverTheyLie() throws IOException {
    byte[] war = zip(Map.of("WEB-INF/jboss-web.xml", text(JBOSS_WEB.formatted("/own"))));
    byte[] plain = zip(Map.of("index.html", text("x")));

    assertThat(
            roots(
                "all.ear",
                Map.of(
                    "a.war",
                    plain,
                    "b.war",
                    war,
                    "web/deep/c.war",
                    plain,
                    "web/lib/d.war",
                    plain,
                    "lib/not.war",
                    plain,
                    "unpacked.war/not.war",
                    plain)))
        .containsOnly(
            Map.entry("a.war", "/a"),
            Map.entry("b.war", "/own"),
            Map.entry("web/deep/c.war", "/c"),
            Map.entry("web/lib/d.war", "/d"));
  }

  @Test
  void twoModulesOfOneNameAreNamed() throws IOException {
    byte[] war = zip(Map.of("index.html", text("x")));
    Application twice =
        application(
            "twice.ear",
            Map.of(
                "META-INF/application.xml",
                ear(MODULE.formatted("a/shop.war", "/a"), MODULE.formatted("b/shop.war", "/b")),
                "a/shop.war",
                war,
                "b/shop.war",
                war));

    assertThatThrownBy(() -> ContextRoots.requireFree(twice, Map.of()))
        .hasMessageContaining("a/shop.war")
        .hasMessageContaining("b/shop.war")
        .hasMessageContaining("same file name");
  }

  @Test
  void aPlaceThatIsTakenIsSaidWithWhoHasIt() throws IOException {
    Application shop = application("shop.war", Map.of("index.html", text("x")));

    assertThatThrownBy(() -> ContextRoots.requireFree(shop, Map.of("/shop", "old-shop.ear")))
        .hasMessageContaining("/shop")
        .hasMessageContaining("old-shop.ear")
        .hasMessageContaining("./stack undeploy old-shop.ear")
        .hasMessageContaining("WEB-INF/jboss-web.xml");
    assertThatCode(() -> ContextRoots.requireFree(shop, Map.of("/", "foobar.ear")))
        .doesNotThrowAnyException();
  }

  @Test
  void twoModulesOfOneEarAtOnePlaceAreNamed() throws IOException {
    byte[] war = zip(Map.of("index.html", text("x")));
    Application twice =
        application(
            "twice.ear",
            Map.of(
                "META-INF/application.xml",
                ear(MODULE.formatted("a.war", "/t"), MODULE.formatted("b.war", "t/")),
                "a.war",
                war,
                "b.war",
                war));

    assertThatThrownBy(() -> ContextRoots.requireFree(twice, Map.of()))
        .hasMessageContaining("/t")
        .hasMessageContaining(".war, which is in it as well");
  }

  @Test
  void whatCannotBeReadIsForTheServerToJudge() throws IOException {
    assertThat(roots("a.war", Map.of("WEB-INF/jboss-web.xml", text("<jboss-web>")))).isEmpty();
  }
}
