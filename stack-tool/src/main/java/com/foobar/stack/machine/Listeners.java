package com.foobar.stack.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who listens, in the words of the kernel.
 *
 * @param lines of {@code /proc/net/tcp} and {@code tcp6}
 * @see <a
 *     href="https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt">/proc/net/tcp</a>
 */
record Listeners(List<String> lines) {
  private static final String LISTEN = "0A";

  /**
   * The inode of the socket that has this port. Another address's listener on the same port is in
   * nobody's way; one on all addresses is.
   */
  Optional<String> inode(String address, int port) {
    String here = String.format(Locale.ROOT, "%s:%04X", littleEndian(address), port);
    String everywhere = String.format(Locale.ROOT, "%s:%04X", littleEndian("0.0.0.0"), port);
    return lines.stream()
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
}
