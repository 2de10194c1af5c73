package com.foobar.stack.machine;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The machine that this program runs on. Nothing is started for what can be read. */
public class ThisMachine implements Machine {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final Path PROC = Path.of("/proc");

  /** A last line is not longer than that. */
  private static final int LONGEST_TAIL = 64 * 1024;

  private final String name;

  /**
   * @param name for errors: of the host that is here
   */
  public ThisMachine(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }

  /** As it has to be started to run on this machine. */
  List<String> argv(Command command) {
    return command.argv();
  }

  // Commands

  @Override
  public Outcome run(Command command, Duration limit) {
    String program = command.argv().get(0);
    try {
      ProcessBuilder builder = builder(command);
      Surroundings.prepare(builder, command.environment());
      if (command.output().isEmpty()) {
        return Launch.run(builder, command.input(), limit);
      }
      Path file = command.output().get().here();
      Files.createDirectories(file.getParent(), OWNER_ONLY);
      int exitCode =
          Launch.run(builder.redirectOutput(file.toFile()), command.input(), limit).exitCode();
      return new Outcome(exitCode, tail(command.output().get(), Outcome.LAST_LINES));
    } catch (IOException e) {
      throw failed("cannot run " + program, e);
    } catch (TimeoutException e) {
      throw new MachineException(
          "%s: %s has not ended after %d s".formatted(name, program, limit.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted while %s ran on %s".formatted(program, name), e);
    }
  }

  @Override
  public void start(Command command) {
    List<String> apart = new ArrayList<>(List.of("setsid"));
    apart.addAll(command.argv());
    try {
      ProcessBuilder builder =
          Launch.mute(
              builder(new Command(apart, command.directory(), Map.of(), "", Optional.empty())));
      Surroundings.prepare(builder, command.environment());
      if (command.output().isPresent()) {
        Path file = command.output().get().here();
        Files.createDirectories(file.getParent(), OWNER_ONLY);
        builder.redirectOutput(file.toFile());
      }
      builder.start();
    } catch (IOException e) {
      throw failed("cannot run " + command.argv().get(0), e);
    }
  }

  @Override
  public int interact(Command command) {
    try {
      ProcessBuilder builder = builder(command).inheritIO();
      builder.environment().putAll(command.environment());
      return builder.start().waitFor();
    } catch (IOException e) {
      throw failed("cannot run " + command.argv().get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted", e);
    }
  }

  private ProcessBuilder builder(Command command) {
    return new ProcessBuilder(argv(command)).directory(command.directory().here().toFile());
  }

  // Files and folders

  @Override
  public Map<HostPath, String> read(Collection<HostPath> files) {
    Map<HostPath, String> texts = new HashMap<>();
    for (HostPath file : files) {
      text(file.here()).ifPresent(text -> texts.put(file, text));
    }
    return texts;
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public String tail(HostPath file, int lines) {
    try (RandomAccessFile in = new RandomAccessFile(file.here().toFile(), "r")) {
      in.seek(Math.max(0, in.length() - LONGEST_TAIL));
      byte[] end = new byte[LONGEST_TAIL];
      int length = 0;
      for (int read = in.read(end); read > 0; read = in.read(end, length, end.length - length)) {
        length += read;
      }
      return Words.lastLines(new String(end, 0, length, StandardCharsets.UTF_8), lines);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void write(Map<HostPath, String> files, Access access) {
    files.forEach(
        (file, content) -> {
          try {
            replace(file.here(), access, content.getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw failed("cannot write " + file, e);
          }
        });
  }

  @Override
  public void put(Path own, HostPath file, Access access) {
    try (FileChannel from = FileChannel.open(own)) {
      replace(file.here(), access, from);
    } catch (IOException e) {
      throw failed("cannot put %s at %s".formatted(own, file), e);
    }
  }

  private static void replace(Path file, Access access, byte[] content) throws IOException {
    replace(
        file,
        access,
        partial -> {
          ByteBuffer bytes = ByteBuffer.wrap(content);
          while (bytes.hasRemaining()) {
            partial.write(bytes);
          }
        });
  }

  private static void replace(Path file, Access access, FileChannel content) throws IOException {
    replace(
        file,
        access,
        partial -> {
          long size = content.size();
          for (long done = 0; done < size; ) {
            done += content.transferTo(done, size - done, partial);
          }
        });
  }

  /** What a file is to have. */
  @FunctionalInterface
  private interface Content {
    void writeTo(FileChannel partial) throws IOException;
  }

  /** On the disk before it takes the old one's place: a power cut tears neither. */
  private static void replace(Path file, Access access, Content content) throws IOException {
    Files.createDirectories(file.getParent(), OWNER_ONLY);
    Path partial =
        Files.createTempFile(
            file.getParent(),
            ".",
            ".partial",
            PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString(Access.PRIVATE.permissions())));
    try {
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        if (access.owner().isPresent()) {
          Files.setOwner(
              partial,
              partial
                  .getFileSystem()
                  .getUserPrincipalLookupService()
                  .lookupPrincipalByName(access.owner().get()));
        }
        if (!access.permissions().equals(Access.PRIVATE.permissions())) {
          Files.setPosixFilePermissions(
              partial, PosixFilePermissions.fromString(access.permissions()));
        }
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  @Override
  public void putTree(Path own, HostPath folder) {
    try {
      copyTree(own, folder.here());
    } catch (IOException | UncheckedIOException e) {
      throw failed("cannot put %s at %s".formatted(own, folder), e);
    }
  }

  @Override
  public void get(HostPath file, Path own) {
    try (FileChannel from = FileChannel.open(file.here())) {
      replace(own, Access.PRIVATE, from);
    } catch (IOException e) {
      throw failed("cannot get " + file, e);
    }
  }

  @Override
  public Optional<Entry> look(HostPath path) {
    try {
      return Files.exists(path.here()) ? Optional.of(entry(path.here(), "")) : Optional.empty();
    } catch (IOException e) {
      // It has just gone.
      return Optional.empty();
    }
  }

  private static Entry entry(Path file, String as, LinkOption... links) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(file, "unix:isDirectory,size,lastModifiedTime,ctime,ino", links);
    return new Entry(
        as,
        (Boolean) found.get("isDirectory"),
        (Long) found.get("size"),
        ((FileTime) found.get("lastModifiedTime")).toInstant(),
        found.get("ino") + " " + found.get("ctime"));
  }

  @Override
  public List<Entry> list(HostPath folder) {
    try (Stream<Path> files = Files.list(folder.here())) {
      return entries(folder.here(), files);
    } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      throw failed("cannot list " + folder, e);
    }
  }

  @Override
  public List<Entry> walk(HostPath folder) {
    if (!Files.exists(folder.here())) {
      return List.of();
    }
    try {
      Path real = folder.here().toRealPath();
      try (Stream<Path> files = Files.walk(real)) {
        return entries(real, files.filter(file -> !file.equals(real) || !Files.isDirectory(real)));
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed("cannot list " + folder, e);
    }
  }

  private static List<Entry> entries(Path folder, Stream<Path> files) {
    return files
        .sorted()
        .map(
            file -> {
              try {
                boolean dangling = !Files.exists(file);
                return entry(
                    file,
                    folder.relativize(file).toString(),
                    dangling ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0]);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Override
  public void makeFolders(Collection<HostPath> folders) {
    for (HostPath folder : folders) {
      try {
        Files.createDirectories(folder.here(), OWNER_ONLY);
      } catch (IOException e) {
        throw failed("cannot make " + folder, e);
      }
    }
  }

  @Override
  public void link(HostPath link, HostPath target) {
    try {
      Path made = link.sibling("." + link.name() + ".partial").here();
      Files.createDirectories(made.getParent(), OWNER_ONLY);
      Files.deleteIfExists(made);
      Files.createSymbolicLink(made, target.here());
      Files.move(made, link.here(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("cannot link %s to %s".formatted(link, target), e);
    }
  }

  @Override
  public void copy(HostPath from, HostPath to) {
    if (!Files.exists(from.here())) {
      return;
    }
    try {
      if (Files.isDirectory(from.here())) {
        copyTree(from.here(), to.here());
      } else {
        copyFile(from.here(), to.here());
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed("cannot copy %s to %s".formatted(from, to), e);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy, OWNER_ONLY);
        } else {
          copyFile(file, copy);
        }
      }
    }
  }

  /** Whole or not at all: who reads it meanwhile reads what was there before. */
  private static void copyFile(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent(), OWNER_ONLY);
    Path partial = Files.createTempFile(to.getParent(), ".", ".partial");
    try {
      Files.copy(
          from, partial, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  @Override
  public void move(HostPath from, HostPath to) {
    try {
      Files.move(from.here(), to.here(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("cannot move %s to %s".formatted(from, to), e);
    }
  }

  @Override
  public void delete(HostPath path) {
    if (!Files.exists(path.here(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path.here())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw failed("cannot delete " + path, e);
    }
  }

  // Ports and sockets

  @Override
  public Way way(String address, int port) {
    return new Way(address, port);
  }

  @Override
  public ByteChannel connect(HostPath socket, Duration patience) throws IOException {
    return PatientChannel.to(socket.here(), patience);
  }

  @Override
  public boolean takesConnections(String address, int port, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<String> portOwner(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return Optional.empty();
    } catch (IOException e) {
      List<String> lines = new ArrayList<>();
      for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
        text(Path.of(table)).ifPresent(text -> lines.addAll(text.lines().toList()));
      }
      return Optional.of(
          new Listeners(lines)
              .inode(address, port)
              .map(this::holder)
              .orElse("another user's process (" + e.getMessage() + ")"));
    }
  }

  /** The process that has the socket, for a person. */
  String holder(String inode) {
    String target = "socket:[" + inode + "]";
    return pids()
        .filter(pid -> holds(pid, target))
        .findFirst()
        .map(pid -> "pid %d (%s)".formatted(pid, program(pid)))
        .orElse("another user's process");
  }

  private static boolean holds(long pid, String target) {
    try (Stream<Path> descriptors = Files.list(process(Long.toString(pid)).resolve("fd"))) {
      return descriptors.anyMatch(
          descriptor -> {
            try {
              return Files.readSymbolicLink(descriptor).toString().equals(target);
            } catch (IOException e) {
              return false;
            }
          });
    } catch (IOException e) {
      return false;
    }
  }

  private static String program(long pid) {
    try {
      return Files.readSymbolicLink(process(Long.toString(pid)).resolve("exe")).toString();
    } catch (IOException e) {
      return "?";
    }
  }

  // Facts

  @Override
  public Facts facts() {
    Instant clock = Instant.now();
    String uptime = text(PROC.resolve("uptime")).orElse("0 0");
    double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
    return new Facts(
        text(PROC.resolve("sys/kernel/random/boot_id")).orElse("").strip(),
        Duration.ofMillis((long) (seconds * 1000)),
        Instant.ofEpochSecond(number("stat", "btime ")),
        clock,
        number("meminfo", "MemTotal:") * 1024,
        System.getProperty("os.arch").replace("amd64", "x86_64"));
  }

  /** The number in a line of one of the kernel's tables; 0 where it is not told. */
  private static long number(String table, String begin) {
    return text(PROC.resolve(table)).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()).strip().split(" ")[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  @Override
  public long freeBytes(HostPath path) {
    Path existing = path.here();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return Files.getFileStore(existing).getUsableSpace();
    } catch (IOException e) {
      throw failed("cannot tell the free space of " + existing, e);
    }
  }

  @Override
  public List<ProcessStat> processes(Collection<Long> pids) {
    return pids.stream().flatMap(pid -> stat(pid).stream()).toList();
  }

  @Override
  public List<ProcessStat> processes() {
    return pids().flatMap(pid -> stat(pid).stream()).toList();
  }

  @Override
  public List<ProcessStat> children(long pid) {
    String of = Long.toString(pid);
    // A kernel may have been made without this; it saves looking at everybody.
    return text(process(of).resolve("task").resolve(of).resolve("children"))
        .map(text -> Stream.of(text.split(" ")).filter(word -> !word.isBlank()))
        .map(pids -> pids.flatMap(child -> stat(Long.parseLong(child.strip())).stream()).toList())
        .orElseGet(() -> processes().stream().filter(stat -> stat.parent() == pid).toList());
  }

  private static Stream<Long> pids() {
    String[] names = PROC.toFile().list((File folder, String name) -> isNumber(name));
    return names == null ? Stream.empty() : Stream.of(names).map(Long::valueOf);
  }

  private static boolean isNumber(String name) {
    return name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<ProcessStat> stat(long pid) {
    return text(process(Long.toString(pid)).resolve("stat"))
        .map(ProcessStat::parse)
        .filter(ProcessStat::isAlive);
  }

  private static Path process(String pid) {
    return PROC.resolve(pid);
  }

  @Override
  public List<ProcessStat> printingInto(HostPath file) {
    Path real;
    try {
      real = file.here().toRealPath();
    } catch (IOException e) {
      // No such file: nobody prints into it.
      return List.of();
    }
    return pids().filter(pid -> printsInto(pid, real)).flatMap(pid -> stat(pid).stream()).toList();
  }

  private static boolean printsInto(long pid, Path file) {
    try {
      return Files.readSymbolicLink(process(Long.toString(pid)).resolve("fd/1")).equals(file);
    } catch (IOException e) {
      // Gone, or another user's.
      return false;
    }
  }

  private MachineException failed(String what, Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    return new MachineException("%s: %s: %s".formatted(name, what, reason(cause)), e);
  }

  /** Java says of a file that is missing, or not to be written, only which one it is. */
  private static String reason(Throwable e) {
    return e instanceof java.nio.file.FileSystemException file && file.getReason() != null
        ? file.getReason()
        : String.valueOf(e).replaceFirst("^java\\.[a-z.]+\\.", "");
  }
}
