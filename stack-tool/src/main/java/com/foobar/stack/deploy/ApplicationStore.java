package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The applications that belong on every server, with a copy of each: what {@code deploy} brought
 * stays deployed when a server starts anew or is replaced, and what {@code undeploy} took away
 * stays away though the inventory names it.
 */
public final class ApplicationStore {
  private static final String REMOVED = ".undeployed";

  /** Beside an application of the inventory that no server has taken yet. */
  private static final String UNPROVEN = ".unproven";

  /** Of an application that is being changed, or whose change has not come to an orderly end. */
  private static final String UNSETTLED = ".unsettled";

  /** A copy that is not yet kept. */
  private static final String STAGED = ".staged";

  private final Path folder;

  public ApplicationStore(Path folder) {
    this.folder = folder;
  }

  public List<Application> applications() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ArchiveCheck.isNamedLikeOne(file.getFileName().toString()))
          .sorted()
          .map(file -> new Application(file.getFileName().toString(), file, digest(file)))
          .toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }

  public Optional<Application> find(String name) {
    return applications().stream()
        .filter(application -> application.name().equals(name))
        .findFirst();
  }

  /** Whether it was ever deployed, even if it was undeployed since. */
  public boolean knows(String name) {
    return (Files.exists(folder.resolve(name)) && !Files.exists(folder.resolve(name + UNPROVEN)))
        || Files.exists(folder.resolve(name + REMOVED));
  }

  /** The names of the applications that were deployed once and are to be nowhere now. */
  public List<String> undeployed() {
    return marked(REMOVED);
  }

  /** Of whose last change nobody knows how far it came on which server. */
  List<String> unsettled() {
    return marked(UNSETTLED);
  }

  private List<String> marked(String mark) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(mark))
          .map(name -> name.substring(0, name.length() - mark.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }

  /**
   * Keeps an application of the inventory. Until a server has taken it, the next start looks at the
   * inventory's file again: somebody may have mended it.
   */
  void adopt(Path file) {
    keep(stage(file));
    mark(file.getFileName() + UNPROVEN);
  }

  /** From now on, until it is settled, nobody can be sure which server has what of it. */
  void begin(String name) {
    mark(name + UNSETTLED);
  }

  /** Every server has what it is to have. */
  void settle(String name) {
    delete(name + UNSETTLED);
  }

  /** Deletes the copies that a command has left that was killed. */
  public void clean() {
    marked(STAGED).forEach(name -> delete(name + STAGED));
  }

  private void delete(String file) {
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException e) {
      throw new StackException("cannot delete %s: %s".formatted(folder.resolve(file), e), e);
    }
  }

  /** A server has taken it: from now on only {@code deploy} replaces it. */
  void prove(String name) {
    delete(name + UNPROVEN);
  }

  private void mark(String name) {
    try {
      PrivateFiles.write(folder.resolve(name), "");
    } catch (IOException e) {
      throw new StackException("cannot write " + name, e);
    }
  }

  /**
   * The file as an application, not yet kept: its copy lies beside the others under another name.
   *
   * @throws StackException when it cannot be one, and why; then no copy is left
   */
  public Application stage(Path file) {
    clean();
    ArchiveCheck.requireFile(file);
    String name = file.toAbsolutePath().normalize().getFileName().toString();
    Path staged = folder.resolve(name + STAGED);
    try {
      PrivateFiles.createDirectories(folder);
      Files.copy(file, staged, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel copy = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        // On the disk before it takes the place of the version before: a power cut tears neither.
        copy.force(true);
      }
      ArchiveCheck.require(file, staged, Runtime.version().feature());
      return new Application(name, staged, digest(staged));
    } catch (IOException e) {
      delete(staged.getFileName().toString());
      throw new StackException("%s cannot be copied: %s".formatted(file, e), e);
    } catch (RuntimeException | Error e) {
      delete(staged.getFileName().toString());
      throw e;
    }
  }

  /**
   * @throws StackException when the kept copy is cut off, which WildFly would tell in other words
   */
  static void requireWhole(Application application) {
    try (ZipFile zip = new ZipFile(application.file().toFile())) {
      zip.size();
    } catch (IOException e) {
      throw new StackException(
          "%s is cut off or no archive any more (%s). Bring it again: ./stack deploy /path/to/%s"
              .formatted(application.file(), e.getMessage(), application.name()),
          e);
    }
  }

  /** From now on the staged application belongs on every server. */
  public Application keep(Application staged) {
    try {
      Path kept = folder.resolve(staged.name());
      Files.move(
          staged.file(), kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(folder.resolve(staged.name() + REMOVED));
      Files.deleteIfExists(folder.resolve(staged.name() + UNPROVEN));
      return new Application(staged.name(), kept, staged.digest());
    } catch (IOException e) {
      throw new StackException("cannot keep " + staged.name(), e);
    }
  }

  public void discard(Application staged) {
    delete(staged.file().getFileName().toString());
  }

  public void remove(String name) {
    mark(name + REMOVED);
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new StackException("cannot forget " + name, e);
    }
  }

  private static String digest(Path file) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-1"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw new StackException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
