package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes over the applications of a stack that was begun when only the current version was kept: the
 * file {@code NAME} itself, with empty files beside it for what else was to be known. Nothing is
 * deleted before all of an application is written down anew, so that this may be killed anywhere.
 */
public final class EarlierApplications {
  private static final String UNDEPLOYED = ".undeployed";
  private static final String UNPROVEN = ".unproven";
  private static final String UNSETTLED = ".unsettled";
  private static final List<String> MARKS = List.of(UNDEPLOYED, UNPROVEN, UNSETTLED);

  private final Path folder;
  private final ApplicationStore store;

  /**
   * @param folder the one of all applications
   */
  public EarlierApplications(Path folder) {
    this.folder = folder;
    this.store = new ApplicationStore(folder);
  }

  /** Nothing happens when there are none. */
  public void takeOver() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      for (String name : names()) {
        takeOver(name);
      }
    } catch (IOException e) {
      throw new StackException(
          "cannot take over the applications in %s: %s. Is there room on the disk?"
              .formatted(folder, e),
          e);
    }
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (ArchiveCheck.isNamedLikeOne(name)) {
          names.add(name);
        }
        MARKS.stream()
            .filter(name::endsWith)
            .forEach(mark -> names.add(name.substring(0, name.length() - mark.length())));
      }
    }
    return names;
  }

  private void takeOver(String name) throws IOException {
    Path file = folder.resolve(name);
    KeptApplication kept = store.read(name);
    if (Files.exists(file)) {
      kept = withContent(kept, file);
    } else if (isMarked(name, UNDEPLOYED)) {
      kept = kept.asUndeployed();
    }
    if (isMarked(name, UNPROVEN)) {
      kept = kept.asUnproven();
    }
    kept = kept.settled(!isMarked(name, UNSETTLED));
    if (!kept.isUnknown()) {
      PrivateFiles.createDirectories(store.versions(name));
      store.write(kept);
    }
    Files.deleteIfExists(file);
    for (String mark : MARKS) {
      Files.deleteIfExists(folder.resolve(name + mark));
    }
  }

  private KeptApplication withContent(KeptApplication before, Path file) throws IOException {
    // Its copy was made when it was deployed.
    Instant since = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
    KeptApplication kept =
        before.with(ApplicationStore.digest(file), Files.size(file), since, Optional.empty());
    Path content = store.content(kept, kept.deployed().orElseThrow());
    PrivateFiles.createDirectories(content.getParent());
    Files.deleteIfExists(content);
    // Another name for the same file: it takes no room.
    Files.createLink(content, file);
    return kept;
  }

  private boolean isMarked(String name, String mark) {
    return Files.exists(folder.resolve(name + mark));
  }
}
