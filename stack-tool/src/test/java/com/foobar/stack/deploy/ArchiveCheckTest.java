package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By {@link ApplicationStore#stage}, as {@code deploy} does, and each time nothing may be left. */
class ArchiveCheckTest {
  private static final String APPLICATION_XML =
      """
      <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
        <module><web><web-uri>shop.war</web-uri><context-root>/shop</context-root></web></module>
      </application>
      """;

  @TempDir private Path folder;

  private ApplicationStore store() {
    return new ApplicationStore(folder.resolve("applications"));
  }

  private void refused(Path file, String... words) throws IOException {
    assertThatThrownBy(() -> store().stage(file))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(words);
    assertThat(left()).isEmpty();
  }

  private void taken(Path file) {
    assertThatCode(() -> store().discard(store().stage(file))).doesNotThrowAnyException();
  }

  private Stream<Path> left() throws IOException {
    Path applications = folder.resolve("applications");
    return Files.exists(applications) ? Files.list(applications) : Stream.of();
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

  private static byte[] zip(String name, byte[] content) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("index.html", text("hello"));
    entries.put(name, content);
    return zip(entries);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** A class file as far as it is looked at: its version, and names in its constant pool. */
  private static byte[] classFile(int java, String... names) {
    byte[] pool = text(String.join("\0", names));
    byte[] file =
        Arrays.copyOf(
            new byte[] {
              (byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) (java + 44)
            },
            8 + pool.length);
    System.arraycopy(pool, 0, file, 8, pool.length);
    return file;
  }

  @Test
  void aFolderIsToBePacked() throws IOException {
    refused(
        Files.createDirectories(folder.resolve("exploded.war")),
        "is a folder",
        "jar --create --file /tmp/exploded.war -C " + folder.resolve("exploded.war") + " .");
    refused(Files.createDirectories(folder.resolve("shop")), "jar --create --file /tmp/shop.war");
  }

  @Test
  void whatIsNotThereIsNotThere() throws IOException {
    refused(folder.resolve("nowhere.war"), "does not exist", folder.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "beans.jar, goes into an EAR",
    "adapter.rar, goes into an EAR",
    "shop.zip, rename it",
    "shop, neither an .ear nor a .war",
    "shop.war.bak, neither an .ear nor a .war",
    "SHOP.WAR, SHOP.war",
    "Shop.Ear, Shop.ear",
    ".war, needs a name",
    ".hidden.war, needs a name"
  })
  void onlyEarsAndWarsAreTaken(String name, String words) throws IOException {
    refused(write(name, zip("a.txt", text("a"))), words);
  }

  @Test
  void aNameThatNobodyCanStoreIsRefused() throws IOException {
    refused(write("x".repeat(245) + ".war", zip("a.txt", text("a"))), "longer than");
    refused(write("x".repeat(237) + ".war", zip("a.txt", text("a"))), "longer than");
    taken(write("x".repeat(236) + ".war", zip("a.txt", text("a"))));
    refused(write("a\nb.war", zip("a.txt", text("a"))), "control characters");
    taken(write("Grüße an alle.war", zip("a.txt", text("a"))));
    taken(write("acme.warehouse.ear", zip("META-INF/application.xml", text(APPLICATION_XML))));
  }

  @Test
  void whatIsNoWholeArchiveIsRefused() throws IOException {
    byte[] whole = zip("a.txt", text("a".repeat(5000)));
    refused(write("empty.war", new byte[0]), "it is empty");
    refused(write("letter.war", text("Dear Sir or Madam")), "no archive");
    refused(write("page.ear", text("<!DOCTYPE html>")), "no archive", "an EAR");
    refused(write("script.war", text("#!/bin/sh")), "no archive: a WAR", "script");
    refused(write("cut.war", Arrays.copyOf(whole, whole.length - 30)), "copy it anew");
    refused(write("nothing.war", zip(Map.of())), "nothing in it");
    byte[] random = new byte[5000];
    new Random(1).nextBytes(random);
    byte[] damaged = zip("picture.png", random);
    damaged[damaged.length / 2] ^= 0x55;
    refused(write("damaged.war", damaged), "picture.png in it is damaged");
    refused(write("damaged.ear", zip("shop.war", damaged)), "shop.war", "damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "a/../../evil.txt",
        "/etc/evil",
        "..\\evil.txt",
        "a/..",
        "WEB-INF\\web.xml"
      })
  void namesThatLieOutsideAreRefused(String name) throws IOException {
    byte[] war = zip(name, text("x"));
    refused(write("slip.war", war), name);
    refused(write("slip.ear", zip("shop.war", war)), "shop.war", name);
    refused(write("nul.war", zip("a\0b.txt", text("x"))), "a\\u0000b.txt");
    taken(write("dots.war", zip("a..b/...txt", text("x"))));
  }

  @Test
  void namesInAnotherEncodingAreToldAsSuch() throws IOException {
    byte[] war = zip("gr_sse.txt", text("x"));
    for (int at = 0; at < war.length; at++) {
      if (war[at] == '_') {
        war[at] = (byte) 0xfc;
      }
    }
    refused(write("windows.war", war), "UTF-8", "jar");
  }

  @Test
  void aDamagedPartOfAnEarIsNamed() throws IOException {
    refused(write("shop.ear", zip("shop.war", text("no archive"))), "shop.war", "no archive");
  }

  @Test
  void classesForANewerJavaAreNamed() throws IOException {
    byte[] newer = classFile(Runtime.version().feature() + 4);
    String needed = "Java " + (Runtime.version().feature() + 4);
    refused(
        write("newer.war", zip("WEB-INF/classes/p/A.class", newer)),
        "p/A.class",
        needed,
        "--release");
    refused(write("newer.ear", zip("beans.jar", zip("p/A.class", newer))), "beans.jar", needed);
    refused(write("newer2.ear", zip("shop.war", zip("WEB-INF/classes/p/A.class", newer))), needed);
    byte[] same = classFile(Runtime.version().feature());
    taken(write("same.war", zip("WEB-INF/classes/p/A.class", same)));
    // What is not run on the server, or only on one that can.
    taken(write("download.war", zip("client/p/A.class", newer)));
    taken(write("download2.war", zip("client.jar", zip("p/A.class", newer))));
    taken(write("library.war", zip("WEB-INF/lib/x.jar", zip("p/A.class", newer))));
    taken(write("multi.war", zip("WEB-INF/classes/META-INF/versions/99/p/A.class", newer)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax/servlet/http/HttpServlet",
        "Ljavax/ejb/Stateless;",
        "javax/persistence/Entity",
        "javax/ws/rs/Path",
        "javax/inject/Inject",
        "javax/faces/bean/ManagedBean"
      })
  void anApplicationForJavaEeNeedsTheOtherPackages(String name) throws IOException {
    byte[] old = classFile(8, "java/lang/Object", name);
    refused(write("old.war", zip("WEB-INF/classes/p/A.class", old)), "Java EE 8", "jakarta");
    refused(write("old.ear", zip("beans.jar", zip("p/A.class", old))), "Java EE 8");
  }

  @Test
  void whatOnlyKnowsOfJavaEeAsWellIsTaken() throws IOException {
    byte[] java = classFile(8, "javax/sql/DataSource", "javax/transaction/xa/XAResource");
    byte[] both = classFile(8, "javax/servlet/Filter", "jakarta/servlet/Filter");
    byte[] old = classFile(8, "javax/inject/Inject");
    taken(write("java.war", zip("WEB-INF/classes/p/A.class", java)));
    taken(write("both.war", zip("WEB-INF/classes/p/A.class", both)));
    taken(write("library.war", zip("WEB-INF/lib/x.jar", zip("p/A.class", old))));
    Map<String, byte[]> own = new LinkedHashMap<>();
    own.put("WEB-INF/classes/p/A.class", old);
    own.put("WEB-INF/lib/javax.inject-1.jar", zip("javax/inject/Inject.class", classFile(8)));
    taken(write("own.war", zip(own)));
  }

  @Test
  void whatAKilledCommandLeftIsCleanedByTheNext() throws IOException {
    Path applications = Files.createDirectories(folder.resolve("applications"));
    Files.writeString(applications.resolve("other.war.staged"), "half of it");

    taken(write("shop.war", zip("a.txt", text("a"))));

    assertThat(left()).isEmpty();
  }
}
