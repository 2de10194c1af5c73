package com.foobar.stack.machine;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things run: the only way to a host's files, processes, ports and sockets. Each of these can
 * be done by a shell of an ordinary Debian at the far end of a connection, in one exchange or two;
 * what would be asked for each of many files or processes takes them all at once.
 *
 * <p>Whatever fails is a {@link MachineException} that names the machine and what was asked of it.
 */
public interface Machine {
  /** Enough for any command that is expected to end, on a busy machine. */
  Duration LIMIT = Duration.ofMinutes(10);

  // Commands

  /**
   * Runs a command to its end.
   *
   * @param limit after which it is killed, with all that it has started
   * @throws MachineException when it cannot be run, or has not ended in time; that it says no is an
   *     outcome
   */
  Outcome run(Command command, Duration limit);

  /**
   * Runs a command that has to succeed.
   *
   * @param what named in the error, such as "server-1/nginx: checking its configuration"
   * @throws MachineException when it fails, with the end of what it printed
   */
  default void require(String what, Command command) {
    Outcome outcome;
    try {
      outcome = run(command, LIMIT);
    } catch (MachineException e) {
      throw new MachineException("%s: %s".formatted(what, e.getMessage()), e);
    }
    if (!outcome.isSuccess()) {
      throw new MachineException(Words.failure(what, outcome, command.output()));
    }
  }

  /**
   * Starts a command that goes on when this program is over: in a session of its own, reading
   * nothing. What it prints goes into its file, or nowhere.
   */
  void start(Command command);

  /**
   * Runs a command that has the user's terminal. It finds what is given, and what a person who
   * works there has around him.
   *
   * @return its exit code
   */
  int interact(Command command);

  // Files and folders

  /** The file's text; empty when there is no such file. Bytes that are no UTF-8 are replaced. */
  default Optional<String> read(HostPath file) {
    return Optional.ofNullable(read(List.of(file)).get(file));
  }

  /** The texts of those that are there and may be read, also such as {@code /proc} makes up. */
  Map<HostPath, String> read(Collection<HostPath> files);

  /** The last lines of a text that may be long; empty when there is no such file. */
  String tail(HostPath file, int lines);

  /** One file; see {@link #write(Map, Access)}. */
  default void write(HostPath file, String content) {
    write(Map.of(file, content), Access.PRIVATE);
  }

  /**
   * Replaces each file in one step. It never has another mode or owner, not even for a moment; what
   * was there before stays when it fails, or when the power does. Folders that are missing are
   * made.
   */
  void write(Map<HostPath, String> files, Access access);

  /** Brings a file of the controller's, in the same way. */
  void put(Path own, HostPath file, Access access);

  /**
   * Brings a folder of the controller's with all that is in it, with their times. What is there
   * already is replaced file by file; what else is there stays.
   */
  void putTree(Path own, HostPath folder);

  /** Fetches a file to the controller, in one step. */
  void get(HostPath file, Path own);

  /** What there is at this path, itself or by a link; empty when there is nothing. */
  Optional<Entry> look(HostPath path);

  default boolean exists(HostPath path) {
    return look(path).isPresent();
  }

  /** What is in the folder, by name; nothing when there is no such folder. */
  List<Entry> list(HostPath folder);

  /**
   * All that is below the folder, by path; of a file its own entry, with an empty path; nothing
   * where there is nothing.
   */
  List<Entry> walk(HostPath folder);

  /**
   * Makes folders that only their owner may enter, with those above them; where they are missing.
   */
  void makeFolders(Collection<HostPath> folders);

  /** Makes a link, in place of one that is there. */
  void link(HostPath link, HostPath target);

  /**
   * Copies a file or a whole folder on the machine, with their times; nothing when it is missing.
   */
  void copy(HostPath from, HostPath to);

  /** In one step, in place of a file that is there; on the same disk. */
  void move(HostPath from, HostPath to);

  /** Deletes a file or a folder with all in it; nothing happens when it is not there. */
  void delete(HostPath path);

  // Ports and sockets

  /**
   * How the controller reaches what listens at an address and port of this machine. Whether anybody
   * listens is not asked.
   */
  Way way(String address, int port);

  /**
   * Connects to a Unix socket.
   *
   * @param patience for all of the conversation: when it is over, a read fails
   * @throws IOException when nobody listens there
   */
  ByteChannel connect(HostPath socket, Duration patience) throws IOException;

  /** Whether somebody takes connections there, be it a process that is frozen. */
  boolean takesConnections(String address, int port, Duration patience);

  /**
   * Who has a port that somebody else wants.
   *
   * @return empty when it is free, else who listens there, as far as this user may know
   */
  Optional<String> portOwner(String address, int port);

  // Facts

  Facts facts();

  /** What this user may still write on the disk that holds the path, or will when it is made. */
  long freeBytes(HostPath path);

  /** Empty when there is no such process, or it is over. */
  default Optional<ProcessStat> process(long pid) {
    return processes(List.of(pid)).stream().findFirst();
  }

  /** Those of these that are alive. */
  List<ProcessStat> processes(Collection<Long> pids);

  /** All that are alive. */
  List<ProcessStat> processes();

  /** Those that this one has started, and that are alive. */
  List<ProcessStat> children(long pid);

  /** The processes whose standard output is this file. */
  List<ProcessStat> printingInto(HostPath file);

  /**
   * @param signal KILL, TERM, STOP, CONT, HUP …, or 0, which only asks
   * @param target a pid, or a negative number for a whole process group
   * @return whether there was anybody to signal
   */
  default boolean signal(String signal, long target) {
    return run(
            Command.of("sh", "-c", "kill -s \"$0\" -- \"$1\"", signal, Long.toString(target)),
            LIMIT)
        .isSuccess();
  }
}
