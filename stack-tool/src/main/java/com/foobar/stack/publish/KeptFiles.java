package com.foobar.stack.publish;

import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fingerprinted files of another version, for those who have a page of that version open: the
 * present version has none of that name, but has a successor with another fingerprint. What was
 * taken away altogether, or would not be public any more, goes at once.
 */
final class KeptFiles {
  /** Nobody has a page open for longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Of one web application; the newest stay. */
  private static final int MOST = 1000;

  private KeptFiles() {}

  /**
   * Into a version that is about to be published.
   *
   * @param free what WildFly says would be public still
   * @return the version's files with those that were kept
   */
  static PublishedFiles carry(PublishedFiles from, PublishedFiles to, Set<String> free, Instant now)
      throws IOException {
    List<PublishedFile> candidates = new ArrayList<>();
    for (PublishedFile file : strangers(from, to)) {
      PublishedFile retired = file.isRetired() ? file : file.retiredAt(now.getEpochSecond());
      if (free.contains(file.path()) && !isOver(retired, now)) {
        candidates.add(retired);
      }
    }
    return with(from, to, candidates);
  }

  /** From a version that is coming to the one that is there still. */
  static PublishedFiles announce(PublishedFiles coming, PublishedFiles present, Instant now)
      throws IOException {
    List<PublishedFile> candidates = new ArrayList<>();
    for (PublishedFile file : coming.files().values()) {
      boolean clear =
          Fingerprint.isIn(file.path())
              && !file.isRetired()
              && present.find(file.path()).isEmpty()
              && hasTypeOf(present, file);
      if (clear) {
        candidates.add(file.retiredAt(now.getEpochSecond()));
      }
    }
    return with(coming, present, candidates);
  }

  /** Deletes what has been kept long enough. */
  static void forget(List<PublishedFiles> version, Instant now) throws IOException {
    for (PublishedFiles files : version) {
      List<PublishedFile> over =
          files.files().values().stream().filter(file -> isOver(file, now)).toList();
      if (!over.isEmpty()) {
        over.forEach(file -> files.files().remove(file.path()));
        files.write();
        for (PublishedFile file : over) {
          Files.deleteIfExists(files.file(file.path()));
        }
      }
    }
  }

  private static List<PublishedFile> strangers(PublishedFiles from, PublishedFiles to) {
    Set<String> families =
        to.files().keySet().stream()
            .map(Fingerprint::family)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return from.files().values().stream()
        .filter(file -> to.find(file.path()).isEmpty())
        .filter(file -> Fingerprint.family(file.path()).filter(families::contains).isPresent())
        .filter(file -> hasTypeOf(to, file))
        .toList();
  }

  /** Nginx knows one type for an ending in each application. */
  private static boolean hasTypeOf(PublishedFiles files, PublishedFile other) {
    String extension = PublishedFile.extension(other.path());
    return files.files().values().stream()
        .filter(file -> PublishedFile.extension(file.path()).equals(extension))
        .allMatch(file -> file.type().equals(other.type()));
  }

  private static PublishedFiles with(
      PublishedFiles from, PublishedFiles to, List<PublishedFile> more) throws IOException {
    if (more.isEmpty()) {
      return to;
    }
    List<PublishedFile> all = new ArrayList<>(to.files().values());
    List<PublishedFile> newest =
        more.stream()
            .sorted(Comparator.comparingLong(PublishedFile::retired).reversed())
            .limit(MOST)
            .toList();
    for (PublishedFile file : newest) {
      Path copy = to.file(file.path());
      PrivateFiles.createDirectories(copy.getParent());
      Path partial = Files.createTempFile(copy.getParent(), ".", ".partial");
      Files.copy(
          from.file(file.path()),
          partial,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
      all.add(file);
    }
    return new PublishedFiles(
        to.application(),
        to.folder(),
        all.stream()
            .collect(
                Collectors.toMap(
                    PublishedFile::path, f -> f, (a, b) -> a, java.util.LinkedHashMap::new)),
        to.welcome());
  }

  private static boolean isOver(PublishedFile file, Instant now) {
    return file.isRetired() && now.isAfter(Instant.ofEpochSecond(file.retired()).plus(LONGEST));
  }
}
