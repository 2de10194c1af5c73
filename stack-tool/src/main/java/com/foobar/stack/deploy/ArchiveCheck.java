package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Whether a file can be an application at all, found out before a server is touched and said in
 * words that tell what to do. What is right in itself but does not fit the server, only the server
 * finds out ({@link FailureText}).
 */
final class ArchiveCheck {
  private static final String SUPPORTED =
      "The stack deploys .ear and .war files: Jakarta EE 10 applications.";

  /** A file name of 255 bytes, less the longest ending that the stack gives to names. */
  private static final int LONGEST_NAME = 240;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

  /** Java 1.0 was 45, Java 17 is 61. */
  private static final int FIRST_JAVA = 44;

  /**
   * Packages that moved from {@code javax} to {@code jakarta} and that an application of its own
   * accord refers to; those that are part of Java itself (javax.sql, javax.transaction.xa, …) did
   * not.
   */
  private static final List<String> MOVED =
      List.of(
          "servlet/",
          "ejb/",
          "persistence/",
          "ws/rs/",
          "enterprise/",
          "inject/",
          "faces/",
          "jms/",
          "websocket/",
          "batch/",
          "json/",
          "mail/",
          "resource/",
          "security/enterprise/",
          "transaction/Transactional",
          "transaction/UserTransaction",
          "validation/constraints/");

  private final Path file;
  private final Path archive;
  private final int javaVersion;

  /** Java 8's class names found in the application's own classes, such as javax/servlet/. */
  private final Set<String> oldPackages = new TreeSet<>();

  private boolean speaksJakarta;
  private final List<String> packagesBroughtAlong = new ArrayList<>();

  private ArchiveCheck(Path file, Path archive, int javaVersion) {
    this.file = file;
    this.archive = archive;
    this.javaVersion = javaVersion;
  }

  /**
   * Looks at what the user named, before it is copied.
   *
   * @throws StackException when it is no file that could be one
   */
  static void requireFile(Path file) {
    String name = file.toAbsolutePath().normalize().getFileName() + "";
    if (Files.isDirectory(file)) {
      throw new StackException(
          "%1$s is a folder. Pack it first: jar --create --file /tmp/%2$s -C %1$s ."
              .formatted(file, isNamedLikeOne(name) ? name : name + ".war"));
    }
    if (!Files.exists(file)) {
      throw new StackException(
          "%s does not exist (looked for in %s)"
              .formatted(file, file.toAbsolutePath().normalize().getParent()));
    }
    requireName(file, name);
    if (!Files.isRegularFile(file)) {
      throw new StackException("%s is no ordinary file".formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new StackException("%s may not be read by you".formatted(file));
    }
  }

  private static void requireName(Path file, String name) {
    if (!isNamedLikeOne(name)) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (isNamedLikeOne(lower)) {
        throw new StackException(
            "%s: write the ending small: %s. WildFly goes by it."
                .formatted(
                    file,
                    name.substring(0, name.length() - 4) + lower.substring(lower.length() - 4)));
      }
      throw new StackException(
          "%s is neither an .ear nor a .war file. %s%s".formatted(file, SUPPORTED, hint(lower)));
    }
    if (name.length() == 4 || name.startsWith(".")) {
      throw new StackException(
          "%s: an application needs a name that does not begin with a dot".formatted(file));
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new StackException(
          "%s: its name is longer than %d bytes".formatted(file, LONGEST_NAME));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new StackException("%s: there are control characters in its name".formatted(file));
    }
  }

  private static String hint(String name) {
    if (name.endsWith(".jar")) {
      return " A JAR with EJBs goes into an EAR, or into WEB-INF/lib of a WAR.";
    }
    if (name.endsWith(".rar")) {
      return " A resource adapter (RAR) goes into an EAR.";
    }
    if (name.endsWith(".zip")) {
      return " If it is one, rename it.";
    }
    return "";
  }

  static boolean isNamedLikeOne(String name) {
    return name.endsWith(".ear") || name.endsWith(".war");
  }

  /**
   * Reads all of an archive.
   *
   * @param file what the user calls it
   * @param archive where it is
   * @param javaVersion of the servers, such as 17
   * @throws StackException when it cannot be deployed
   */
  static void require(Path file, Path archive, int javaVersion) {
    try {
      new ArchiveCheck(file, archive, javaVersion).run();
    } catch (IOException e) {
      throw new StackException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void run() throws IOException {
    requireZip();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() == 0) {
        throw wrong("there is nothing in it");
      }
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        requireInside("", entry.getName());
        if (!entry.isDirectory()) {
          try (CheckedInputStream content =
              new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            look("", entry.getName(), content);
            if (content.getChecksum().getValue() != entry.getCrc()) {
              throw new ZipException("its checksum is wrong");
            }
          } catch (ZipException | EOFException e) {
            throw wrong(
                "%s in it is damaged (%s); copy or pack it anew"
                    .formatted(entry.getName(), e.getMessage()));
          }
        }
      }
    } catch (ZipException e) {
      if (e.getMessage().contains("bad entry name")) {
        throw wrong(
            "the names of files in it are not written in UTF-8, as Java wants them; pack it anew with jar");
      }
      throw wrong(
          "it begins like an archive but is not a whole one (%s): its end is missing, or it was changed on its way; copy it anew"
              .formatted(e.getMessage()));
    }
    requireJakarta();
  }

  private void requireZip() throws IOException {
    byte[] begin;
    try (InputStream in = Files.newInputStream(archive)) {
      begin = in.readNBytes(4);
    }
    if (begin.length == 0) {
      throw wrong("it is empty");
    }
    if (!Arrays.equals(begin, ZIP) && !Arrays.equals(begin, EMPTY_ZIP)) {
      throw wrong(
          "it is no archive: %s is a ZIP file, which begins with PK (one that starts by itself, with a script in front, does not)"
              .formatted(file.toString().endsWith(".ear") ? "an EAR" : "a WAR"));
    }
  }

  /** A name that would be unpacked somewhere else. */
  private void requireInside(String where, String name) {
    boolean climbs = List.of(name.split("[/\\\\]", -1)).contains("..");
    if (climbs || name.startsWith("/") || name.indexOf('\0') >= 0) {
      throw wrong(
          "%sit has an entry called %s, which would lie outside of it"
              .formatted(where, printable(name)));
    }
    if (name.startsWith("WEB-INF\\") || name.startsWith("META-INF\\")) {
      throw wrong(
          "%sits folders are written with backslashes (%s), so that nobody finds them; pack it with jar"
              .formatted(where, name));
    }
  }

  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    name.chars()
        .forEach(
            c ->
                text.append(
                    Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
    return text.toString();
  }

  /** Reads it to its end, which checks its sum. */
  private void look(String where, String name, InputStream content) throws IOException {
    boolean ear = where.isEmpty() && file.toString().endsWith(".ear");
    boolean jar = where.endsWith(".jar: ");
    if (ear && (name.endsWith(".war") || (name.endsWith(".jar") && !name.startsWith("lib/")))) {
      lookInside(name + ": ", content);
    } else if (name.endsWith(".jar") && (ear || name.startsWith("WEB-INF/lib/"))) {
      lookIntoLibrary(content);
    } else if (name.endsWith(".class")
        && (name.startsWith("WEB-INF/classes/") || jar)
        && !name.contains("META-INF/versions/")
        && !name.endsWith("module-info.class")) {
      lookAtClass(where, name, content.readAllBytes());
    } else {
      content.transferTo(OutputStream.nullOutputStream());
    }
  }

  private void lookInside(String inside, InputStream content) throws IOException {
    byte[] bytes = content.readAllBytes();
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; entries++) {
        requireInside(inside, entry.getName());
        if (!entry.isDirectory()) {
          look(inside, entry.getName(), zip);
        }
      }
    } catch (ZipException | EOFException e) {
      throw wrong(inside + "it is damaged (%s); pack it anew".formatted(e.getMessage()));
    }
    if (entries == 0) {
      throw wrong(inside + "it is no archive, or there is nothing in it");
    }
  }

  /** What of the old API an application brings along itself, it may use. */
  private void lookIntoLibrary(InputStream content) throws IOException {
    // Not closed: it is the outer archive's.
    ZipInputStream zip = new ZipInputStream(content);
    try {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (entry.getName().startsWith("javax/") && entry.getName().endsWith(".class")) {
          packagesBroughtAlong.add(entry.getName());
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      // A library that Java cannot read is for the server to judge.
    }
    content.transferTo(OutputStream.nullOutputStream());
  }

  private void lookAtClass(String where, String name, byte[] content) {
    if (content.length < 8 || ByteBuffer.wrap(content).getInt() != 0xCAFEBABE) {
      return;
    }
    int version = ByteBuffer.wrap(content).getShort(6) - FIRST_JAVA;
    if (version > javaVersion) {
      throw wrong(
          "%s%s was compiled for Java %d, and the servers run Java %d. Compile with --release %d, or run the stack with a newer JDK (JAVA_HOME, then restart the servers)."
              .formatted(where, name, version, javaVersion, javaVersion));
    }
    // Names of classes stand in the constant pool as they are.
    String text = new String(content, StandardCharsets.ISO_8859_1);
    speaksJakarta |= text.contains("jakarta/");
    if (text.contains("javax/")) {
      MOVED.stream().filter(moved -> text.contains("javax/" + moved)).forEach(oldPackages::add);
    }
  }

  private void requireJakarta() {
    Optional<String> old =
        oldPackages.stream()
            .filter(
                moved ->
                    packagesBroughtAlong.stream()
                        .noneMatch(brought -> brought.startsWith("javax/" + moved)))
            .findFirst();
    if (old.isPresent() && !speaksJakarta) {
      String javax = ("javax." + old.get().replace('/', '.')).replaceAll("\\.$", "");
      throw wrong(
          "it is written for Java EE 8 or older (its classes use %s), where WildFly would find nothing to run: the servers speak Jakarta EE 10, whose packages begin with jakarta. Eclipse Transformer converts a whole archive: https://projects.eclipse.org/projects/technology.transformer"
              .formatted(javax));
    }
  }

  private StackException wrong(String what) {
    return new StackException("%s: %s".formatted(file, what));
  }
}
