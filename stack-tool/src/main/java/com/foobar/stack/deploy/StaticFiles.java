package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The files of a web application that Nginx may serve by itself: those of the WAR and of the {@code
 * META-INF/resources} of its libraries, without what the server keeps to itself (WEB-INF, META-INF,
 * pages that are programs) and without what a security constraint of its web.xml protects.
 */
final class StaticFiles {
  /** JSP and Facelets sources, which the application server turns into pages. */
  private static final Set<String> PROGRAMS =
      Set.of("jsp", "jspx", "jspf", "jsf", "tag", "tagx", "tagf", "xhtml", "faces");

  private static final String LIBRARY_RESOURCES = "META-INF/resources/";

  /** As nginx/includes say it: such a file never changes under its name. */
  private static final Pattern FINGERPRINTED =
      Pattern.compile(
          "(.*[./_-])?[0-9a-f]{8,}([./_-].*)?|webjars/[^/]+/[0-9][^/]*/.*",
          Pattern.CASE_INSENSITIVE);

  private StaticFiles() {}

  static boolean isFingerprinted(String path) {
    return FINGERPRINTED.matcher(path).matches();
  }

  /**
   * Unpacks one web application of an archive.
   *
   * @param archive the EAR, or the WAR itself
   * @param war its name inside the EAR, or the WAR's own
   * @param target made anew
   */
  static void unpack(Path archive, String war, Path target) {
    try {
      PrivateFiles.createDirectories(target);
      if (archive.getFileName().toString().contains(".war")) {
        unpackWar(archive, target);
        return;
      }
      Path inner = Files.createTempFile(target.getParent(), ".inner", ".war");
      try (ZipFile ear = new ZipFile(archive.toFile())) {
        ZipEntry entry = ear.getEntry(war);
        if (entry == null) {
          throw new StackException("%s has no %s".formatted(archive, war));
        }
        try (InputStream in = ear.getInputStream(entry)) {
          Files.copy(in, inner, StandardCopyOption.REPLACE_EXISTING);
        }
        unpackWar(inner, target);
      } finally {
        Files.delete(inner);
      }
    } catch (IOException e) {
      throw new StackException("cannot unpack the static files of %s: %s".formatted(war, e), e);
    }
  }

  private static void unpackWar(Path war, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(war.toFile())) {
      ProtectedPaths guarded = ProtectedPaths.of(zip);
      List<? extends ZipEntry> entries =
          zip.stream().filter(entry -> !entry.isDirectory()).toList();
      for (ZipEntry library : entries) {
        if (library.getName().matches("WEB-INF/lib/[^/]+\\.jar")) {
          unpackLibrary(zip, library, guarded, target);
        }
      }
      for (ZipEntry entry : entries) {
        if (isPublic(entry.getName()) && !guarded.covers("/" + entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(in, target, entry.getName());
          }
        }
      }
    }
  }

  private static void unpackLibrary(
      ZipFile war, ZipEntry library, ProtectedPaths guarded, Path target) throws IOException {
    try (ZipInputStream jar = new ZipInputStream(war.getInputStream(library))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        if (!entry.isDirectory() && entry.getName().startsWith(LIBRARY_RESOURCES)) {
          String path = entry.getName().substring(LIBRARY_RESOURCES.length());
          if (isPublic(path) && !guarded.covers("/" + path)) {
            write(jar, target, path);
          }
        }
      }
    }
  }

  static boolean isPublic(String path) {
    for (String segment : path.split("/")) {
      if (segment.equalsIgnoreCase("WEB-INF")
          || segment.equalsIgnoreCase("META-INF")
          || (segment.startsWith(".") && !segment.equals(".well-known"))) {
        return false;
      }
    }
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !PROGRAMS.contains(extension);
  }

  private static void write(InputStream in, Path target, String path) throws IOException {
    Path file = target.resolve(path).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("the archive has an entry outside of itself: " + path);
    }
    PrivateFiles.createDirectories(file.getParent());
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    Files.copy(checked, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(file, timeOf(checked.getChecksum().getValue()));
  }

  /**
   * A time that follows from the content: Nginx makes its ETag of time and size, and the same file
   * is to have the same ETag on every server and at every deploy, and another one when it changed.
   */
  private static FileTime timeOf(long checksum) {
    return FileTime.from(checksum & 0x7fffffffL, TimeUnit.SECONDS);
  }

  /**
   * Gives a version's folder the fingerprinted files of another version, so that a page of either
   * version finds its files on every server while both are in use.
   */
  static void addFingerprinted(Path from, Path to) {
    if (!Files.isDirectory(from) || !Files.isDirectory(to)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = from.relativize(file).toString();
        Path copy = to.resolve(path);
        if (isFingerprinted(path) && !Files.exists(copy)) {
          PrivateFiles.createDirectories(copy.getParent());
          Path partial = copy.resolveSibling("." + copy.getFileName() + ".partial");
          Files.copy(
              file,
              partial,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
          Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new StackException("cannot copy static files to %s: %s".formatted(to, e), e);
    }
  }
}
