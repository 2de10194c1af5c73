package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.state.Caller;
import com.foobar.stack.state.FileTree;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The applications that belong on every server, with their last versions: what {@code deploy}
 * brought stays deployed when a server starts anew or is replaced, and what {@code undeploy} took
 * away stays away though the inventory names it.
 *
 * <p>Each application has a folder {@code NAME.versions}, with the content of each version under
 * its digest and {@code versions.json}, which alone says which of them count: a change is made when
 * that file is replaced, in one step, and what it does not name is the rest of a command that was
 * killed.
 */
public final class ApplicationStore {
  private static final String VERSIONS = ".versions";
  private static final String RECORD = "versions.json";

  /** A copy that is not yet kept. */
  private static final String STAGED = ".staged";

  private final Path folder;

  public ApplicationStore(Path folder) {
    this.folder = folder;
  }

  /** Those that belong on every server. */
  public List<Application> applications() {
    return known().stream()
        .flatMap(kept -> kept.deployed().map(version -> application(kept, version)).stream())
        .toList();
  }

  private Application application(KeptApplication kept, Version version) {
    return new Application(kept.name(), content(kept, version), version.digest());
  }

  /** Whether a version's content is there: somebody may have taken it away. */
  public boolean has(KeptApplication kept, Version version) {
    return Files.exists(content(kept, version));
  }

  Path content(KeptApplication kept, Version version) {
    return versions(kept.name()).resolve(kept.content(version));
  }

  public Optional<Application> find(String name) {
    return applications().stream()
        .filter(application -> application.name().equals(name))
        .findFirst();
  }

  /** Everything of which something has to be remembered, by name. */
  public List<KeptApplication> known() {
    return names(VERSIONS).stream().map(this::read).toList();
  }

  /** Whether it was ever deployed, even if it was undeployed since. */
  public boolean knows(String name) {
    KeptApplication kept = read(name);
    return kept.undeployed() || (kept.deployed().isPresent() && !kept.unproven());
  }

  /** The names of the applications that were deployed once and are to be nowhere now. */
  public List<String> undeployed() {
    return known(KeptApplication::undeployed);
  }

  /** Of whose last change nobody knows how far it came on which server. */
  List<String> unsettled() {
    return known(KeptApplication::unsettled);
  }

  private List<String> known(Predicate<KeptApplication> such) {
    return known().stream().filter(such).map(KeptApplication::name).toList();
  }

  /**
   * Keeps an application of the inventory. Until a server has taken it, the next start looks at the
   * inventory's file again: somebody may have mended it.
   */
  void adopt(Path file) {
    Application kept = keep(stage(file));
    change(kept.name(), KeptApplication::asUnproven);
  }

  /** From now on, until it is settled, nobody can be sure which server has what of it. */
  void begin(String name) {
    change(name, kept -> kept.settled(false));
  }

  /** Every server has what it is to have. */
  void settle(String name) {
    change(name, kept -> kept.settled(true));
  }

  /** A server has taken it: from now on only {@code deploy} replaces it. */
  void prove(String name) {
    change(name, KeptApplication::asProven);
  }

  /** Deletes what a command has left that was killed. */
  public void clean() {
    names(STAGED).forEach(name -> delete(folder.resolve(name + STAGED)));
    known().forEach(this::deleteTheRest);
  }

  private void deleteTheRest(KeptApplication kept) {
    List<String> counted = new ArrayList<>(kept.contents());
    counted.add(RECORD);
    for (String file : list(versions(kept.name()))) {
      if (!counted.contains(file)) {
        delete(versions(kept.name()).resolve(file));
      }
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
      delete(staged);
      throw new StackException("%s cannot be copied to %s: %s".formatted(file, staged, e), e);
    } catch (RuntimeException | Error e) {
      delete(staged);
      throw e;
    }
  }

  /**
   * @throws StackException when the kept content is not what was brought, or not there
   */
  static void requireWhole(Application application) {
    String wrong =
        Files.exists(application.file())
            ? digest(application.file()).equals(application.digest()) ? "" : "is damaged"
            : "is gone";
    if (!wrong.isEmpty()) {
      throw new StackException(
          "%s %s. Bring it again: ./stack deploy /path/to/%s"
              .formatted(application.file(), wrong, application.name()));
    }
  }

  /** From now on the staged application belongs on every server. */
  public Application keep(Application staged) {
    try {
      KeptApplication kept =
          read(staged.name())
              .with(
                  staged.digest(), Files.size(staged.file()), now(), Optional.of(Caller.current()));
      Version version = kept.deployed().orElseThrow();
      PrivateFiles.createDirectories(versions(staged.name()));
      Files.move(
          staged.file(),
          content(kept, version),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      write(kept);
      deleteTheRest(kept);
      return application(kept, version);
    } catch (IOException e) {
      throw new StackException("cannot keep %s: %s".formatted(staged.name(), e), e);
    }
  }

  /**
   * A version that can be deployed again.
   *
   * @param number of which one; empty for the one before the current one, or, of an application
   *     that was undeployed, for the one that it had
   * @throws StackException when there is none such, or its content is not what it was
   */
  Version keptVersion(String name, Optional<Integer> number) {
    KeptApplication kept = read(name);
    if (kept.versions().isEmpty()) {
      throw new StackException(
          "no version of %s is kept; there are versions of %s"
              .formatted(name, known(application -> !application.versions().isEmpty())));
    }
    Version version =
        number
            .map(kept::version)
            .orElseGet(kept::before)
            .orElseThrow(
                () ->
                    new StackException(
                        "%s of %s is kept; kept are %s (./stack applications tells them apart)"
                            .formatted(
                                number
                                    .map("no version %d"::formatted)
                                    .orElse("no version before " + kept.current()),
                                name,
                                kept.versions().stream().map(Version::number).toList())));
    requireWhole(application(kept, version));
    return version;
  }

  Application application(String name, Version version) {
    return application(read(name), version);
  }

  /** From now on this version belongs on every server. */
  void bringBack(String name, Version version) {
    change(name, kept -> kept.backTo(version, now(), Caller.current()));
  }

  public void discard(Application staged) {
    delete(staged.file());
  }

  /** From now on it belongs nowhere. Its versions stay, to be brought back. */
  public void remove(String name) {
    change(name, KeptApplication::asUndeployed);
  }

  private void change(String name, UnaryOperator<KeptApplication> change) {
    KeptApplication kept = read(name);
    KeptApplication changed = change.apply(kept);
    if (changed.equals(kept)) {
      return;
    }
    try {
      if (changed.isUnknown()) {
        FileTree.delete(versions(name));
      } else {
        write(changed);
      }
    } catch (IOException e) {
      throw new StackException(
          "cannot write %s: %s. Is there room on the disk?".formatted(record(name), e), e);
    }
  }

  /** In one step: what was there before stays when it fails. */
  void write(KeptApplication kept) throws IOException {
    PrivateFiles.write(record(kept.name()), VersionsFile.text(kept));
  }

  KeptApplication read(String name) {
    Path record = record(name);
    try {
      return Files.exists(record)
          ? VersionsFile.read(name, Files.readString(record))
          : KeptApplication.unknown(name);
    } catch (IOException e) {
      throw new StackException(
          "cannot read %s: %s. Without that folder nothing is known of %s, and it can be deployed anew."
              .formatted(record, e.getMessage(), name),
          e);
    }
  }

  private Path record(String name) {
    return versions(name).resolve(RECORD);
  }

  Path versions(String name) {
    return folder.resolve(name + VERSIONS);
  }

  /** Of the files and folders with that ending. */
  private List<String> names(String ending) {
    return list(folder).stream()
        .filter(file -> file.endsWith(ending))
        .map(file -> file.substring(0, file.length() - ending.length()))
        .toList();
  }

  private static List<String> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StackException("cannot delete %s: %s".formatted(file, e), e);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  static String digest(Path file) {
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
