package com.foobar.stack.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A machine that is nowhere: its files are in memory, its commands do what the test says, and
 * nothing runs there but what the test puts there. What a test may look at is public.
 */
public final class MemoryMachine implements Machine {
  /** A file, a folder without content, or a link to another path. */
  private record Node(byte[] content, HostPath target, Instant modified, int mark) {
    boolean isFolder() {
      return content == null;
    }
  }

  /** All that it was asked to run, in that order. */
  public final List<Command> commands = new ArrayList<>();

  /** What is alive there. */
  public final Map<Long, ProcessStat> alive = new TreeMap<>();

  /** Into which file a process prints. */
  public final Map<Long, HostPath> printing = new HashMap<>();

  /** Who has a port, by {@code ADDRESS:PORT}. */
  public final Map<String, String> owners = new HashMap<>();

  public Facts facts =
      new Facts(
          "11111111-2222-4333-8444-555555555555",
          Duration.ofHours(1),
          Instant.parse("2026-11-28T03:00:00Z"),
          Instant.parse("2026-11-28T04:00:00Z"),
          1L << 32,
          "x86_64");

  public long freeBytes = 1L << 34;

  private final String name;
  private final TreeMap<HostPath, Node> nodes = new TreeMap<>();
  private Function<Command, Outcome> answer = command -> new Outcome(0, "");
  private int marks;

  public MemoryMachine(String name) {
    this.name = name;
  }

  /** What comes of its commands from now on. */
  public MemoryMachine answering(Function<Command, Outcome> outcome) {
    answer = outcome;
    return this;
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public synchronized Outcome run(Command command, Duration limit) {
    commands.add(command);
    Outcome outcome = answer.apply(command);
    command.output().ifPresent(file -> write(file, outcome.output()));
    return outcome;
  }

  @Override
  public void start(Command command) {
    run(command, LIMIT);
  }

  @Override
  public int interact(Command command) {
    return run(command, LIMIT).exitCode();
  }

  // Files and folders

  /** Where a path leads when its links are followed. */
  private HostPath real(HostPath path) {
    for (Map.Entry<HostPath, Node> entry : nodes.entrySet()) {
      HostPath link = entry.getKey();
      HostPath target = entry.getValue().target();
      if (target != null && (path.equals(link) || path.isBelow(link))) {
        return real(HostPath.of(target + path.toString().substring(link.toString().length())));
      }
    }
    return path;
  }

  private Optional<Node> node(HostPath path) {
    return Optional.ofNullable(nodes.get(real(path)));
  }

  private void put(HostPath path, byte[] content, Instant modified) {
    HostPath real = real(path);
    for (HostPath above = real.parent(); !above.name().isEmpty(); above = above.parent()) {
      if (node(above).filter(node -> !node.isFolder()).isPresent()) {
        throw new MachineException(
            "%s: cannot write %s: %s is a file".formatted(name, path, above));
      }
      nodes.computeIfAbsent(above, folder -> new Node(null, null, facts.clock(), ++marks));
    }
    nodes.put(real, new Node(content, null, modified, ++marks));
  }

  @Override
  public synchronized Map<HostPath, String> read(Collection<HostPath> files) {
    Map<HostPath, String> texts = new HashMap<>();
    for (HostPath file : files) {
      node(file)
          .filter(node -> !node.isFolder())
          .ifPresent(node -> texts.put(file, new String(node.content(), StandardCharsets.UTF_8)));
    }
    return texts;
  }

  @Override
  public String tail(HostPath file, int lines) {
    return read(file).map(text -> Words.lastLines(text, lines)).orElse("");
  }

  @Override
  public synchronized void write(Map<HostPath, String> files, Access access) {
    files.forEach((file, text) -> put(file, text.getBytes(StandardCharsets.UTF_8), facts.clock()));
  }

  @Override
  public synchronized void put(Path own, HostPath file, Access access) {
    try {
      put(file, Files.readAllBytes(own), facts.clock());
    } catch (IOException e) {
      throw new MachineException("%s: cannot put %s: %s".formatted(name, file, e), e);
    }
  }

  @Override
  public synchronized void putTree(Path own, HostPath folder) {
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.toList()) {
        HostPath to = folder.resolve(own.relativize(file).toString());
        FileTime time = Files.getLastModifiedTime(file);
        put(to, Files.isDirectory(file) ? null : Files.readAllBytes(file), time.toInstant());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void get(HostPath file, Path own) {
    Node node =
        node(file)
            .filter(found -> !found.isFolder())
            .orElseThrow(
                () -> new MachineException("%s: cannot get %s: not there".formatted(name, file)));
    try {
      Files.createDirectories(own.getParent());
      Files.write(own, node.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Optional<Entry> look(HostPath path) {
    return node(path).map(node -> entry("", node));
  }

  private static Entry entry(String path, Node node) {
    return new Entry(
        path,
        node.isFolder(),
        node.isFolder() ? 0 : node.content().length,
        node.modified(),
        Integer.toString(node.mark()));
  }

  @Override
  public List<Entry> list(HostPath folder) {
    return walk(folder).stream()
        .filter(entry -> !entry.path().isEmpty() && !entry.path().contains("/"))
        .toList();
  }

  @Override
  public synchronized List<Entry> walk(HostPath folder) {
    HostPath real = real(folder);
    List<Entry> entries = new ArrayList<>();
    nodes.forEach(
        (path, node) -> {
          if (path.isBelow(real)) {
            String below = path.toString().substring(real.toString().length() + 1);
            node(path).ifPresent(found -> entries.add(entry(below, found)));
          } else if (path.equals(real) && !node.isFolder()) {
            entries.add(entry("", node));
          }
        });
    return entries;
  }

  @Override
  public synchronized void makeFolders(Collection<HostPath> folders) {
    for (HostPath folder : folders) {
      if (node(folder).isEmpty()) {
        put(folder, null, facts.clock());
      }
    }
  }

  @Override
  public synchronized void link(HostPath link, HostPath target) {
    makeFolders(List.of(link.parent()));
    nodes.put(link, new Node(new byte[0], target, facts.clock(), ++marks));
  }

  @Override
  public synchronized void copy(HostPath from, HostPath to) {
    HostPath real = real(from);
    for (Map.Entry<HostPath, Node> entry : List.copyOf(nodes.entrySet())) {
      HostPath path = entry.getKey();
      if (path.equals(real) || path.isBelow(real)) {
        String below = path.toString().substring(real.toString().length());
        put(HostPath.of(to + below), entry.getValue().content(), entry.getValue().modified());
      }
    }
  }

  @Override
  public synchronized void move(HostPath from, HostPath to) {
    if (node(from).isEmpty()) {
      throw new MachineException("%s: cannot move %s: not there".formatted(name, from));
    }
    copy(from, to);
    delete(from);
  }

  @Override
  public synchronized void delete(HostPath path) {
    nodes.keySet().removeIf(other -> other.equals(path) || other.isBelow(path));
  }

  // Ports and sockets

  @Override
  public Way way(String address, int port) {
    return new Way(address, port);
  }

  @Override
  public ByteChannel connect(HostPath socket, Duration patience) throws IOException {
    throw new IOException("nobody listens at " + socket);
  }

  @Override
  public boolean takesConnections(String address, int port, Duration patience) {
    return owners.containsKey(address + ":" + port);
  }

  @Override
  public Optional<String> portOwner(String address, int port) {
    return Optional.ofNullable(owners.get(address + ":" + port));
  }

  // Facts

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public long freeBytes(HostPath path) {
    return freeBytes;
  }

  @Override
  public List<ProcessStat> processes(Collection<Long> pids) {
    return alive.values().stream().filter(stat -> pids.contains(stat.pid())).toList();
  }

  @Override
  public List<ProcessStat> processes() {
    return List.copyOf(alive.values());
  }

  @Override
  public List<ProcessStat> children(long pid) {
    return alive.values().stream().filter(stat -> stat.parent() == pid).toList();
  }

  @Override
  public List<ProcessStat> printingInto(HostPath file) {
    return alive.values().stream().filter(stat -> file.equals(printing.get(stat.pid()))).toList();
  }
}
