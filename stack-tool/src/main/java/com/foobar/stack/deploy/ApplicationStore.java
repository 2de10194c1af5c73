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
          .filter(file -> isArchive(file.getFileName().toString()))
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
  List<String> undeployed() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(REMOVED))
          .map(name -> name.substring(0, name.length() - REMOVED.length()))
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

  /** A server has taken it: from now on only {@code deploy} replaces it. */
  void prove(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name + UNPROVEN));
    } catch (IOException e) {
      throw new StackException("cannot keep " + name, e);
    }
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
   * @throws StackException when it is no EAR or WAR
   */
  public Application stage(Path file) {
    String name = file.getFileName().toString();
    if (!isArchive(name)) {
      throw new StackException("%s is neither an .ear nor a .war file".formatted(file));
    }
    try {
      PrivateFiles.createDirectories(folder);
      Path staged = folder.resolve(name + ".staged");
      Files.copy(file, staged, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel copy = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        // On the disk before it takes the place of the version before: a power cut tears neither.
        copy.force(true);
      }
      try (ZipFile zip = new ZipFile(staged.toFile())) {
        if (zip.size() == 0) {
          throw new StackException("%s is empty".formatted(file));
        }
      }
      return new Application(name, staged, digest(staged));
    } catch (java.nio.file.NoSuchFileException e) {
      throw new StackException("%s does not exist".formatted(file), e);
    } catch (IOException e) {
      throw new StackException(
          "%s cannot be read as an archive: %s".formatted(file, e.getMessage()), e);
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
    try {
      Files.deleteIfExists(staged.file());
    } catch (IOException e) {
      throw new StackException("cannot delete " + staged.file(), e);
    }
  }

  public void remove(String name) {
    mark(name + REMOVED);
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new StackException("cannot forget " + name, e);
    }
  }

  private static boolean isArchive(String name) {
    return name.endsWith(".ear") || name.endsWith(".war");
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
