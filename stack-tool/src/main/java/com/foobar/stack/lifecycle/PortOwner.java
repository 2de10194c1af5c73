package com.foobar.stack.lifecycle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who listens on a port that somebody else wants.
 *
 * @see <a
 *     href="https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt">/proc/net/tcp</a>
 */
final class PortOwner {
  private static final String LISTEN = "0A";

  private PortOwner() {}

  /**
   * @param listen {@code ADDRESS:PORT}
   * @return empty when the port is free, else who has it, as far as this user may know
   */
  static Optional<String> of(String listen) {
    int colon = listen.lastIndexOf(':');
    int port = Integer.parseInt(listen.substring(colon + 1));
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(listen.substring(0, colon)), port));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          inode(listen.substring(0, colon), port)
              .flatMap(PortOwner::process)
              .orElse("another user's process (" + e.getMessage() + ")"));
    }
  }

  /** Another address's listener on the same port is in nobody's way; one on all addresses is. */
  private static Optional<String> inode(String address, int port) {
    String here = String.format(Locale.ROOT, "%s:%04X", littleEndian(address), port);
    String everywhere = String.format(Locale.ROOT, "%s:%04X", littleEndian("0.0.0.0"), port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(PortOwner::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields.length > 9 && fields[3].equals(LISTEN))
        .filter(fields -> fields[1].endsWith(here) || fields[1].endsWith(everywhere))
        .map(fields -> fields[9])
        .findFirst();
  }

  /** As the kernel writes it: 127.0.0.1 is 0100007F. */
  private static String littleEndian(String address) {
    StringBuilder hex = new StringBuilder();
    for (String part : address.split("\\.")) {
      hex.insert(0, String.format(Locale.ROOT, "%02X", Integer.parseInt(part)));
    }
    return hex.toString();
  }

  private static Optional<String> process(String inode) {
    String target = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, target))
        .findFirst()
        .map(
            process ->
                "pid %d (%s)".formatted(process.pid(), process.info().command().orElse("?")));
  }

  private static boolean holds(ProcessHandle process, String target) {
    try (Stream<Path> descriptors =
        Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
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

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
