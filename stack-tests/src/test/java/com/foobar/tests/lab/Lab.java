package com.foobar.tests.lab;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network of the tests' own. Each host of the inventory has a network namespace, with a cable to
 * a router, which is where the tests and the stack tool are; the router drops, without a word, what
 * comes from or goes to a host that is cut off. What a host says to itself never leaves it.
 *
 * <p>Only for a Java that failsafe started in namespaces of its own ({@code
 * stack-tests/src/test/lab/bin/java}), where the user is root and nobody else is; all of it ends
 * with that Java.
 */
public final class Lab {
  /** Set where the tests run in such namespaces. */
  private static final String HERE = "stack.lab";

  private static final Path TREE = Layout.cache().resolve("programs/lab");
  private static final String IP = TREE.resolve("usr/bin/ip").toString();
  private static final String NFT = TREE.resolve("usr/sbin/nft").toString();

  private static final String ROUTER = "10.2.0.254";

  /** A folder that only this Java and what it starts can see. */
  private static final Path NAMESPACES = Path.of("/mnt");

  private static final String RULES =
      """
      table ip lab {
        # Cut off as machines.
        set hosts { type ipv4_addr; }
        # Of these only MySQL is cut off: its clients', and the group's way to it, and its own to the group.
        set members { type ipv4_addr; }
        chain way {
          ip saddr @hosts drop
          ip daddr @hosts drop
          ip saddr @members tcp sport { 3306, 33061 } drop
          ip saddr @members tcp dport 33061 drop
          ip daddr @members tcp dport { 3306, 33061 } drop
          ip daddr @members tcp sport 33061 drop
        }
        chain forward { type filter hook forward priority filter; jump way; }
        chain input   { type filter hook input   priority filter; jump way; }
        chain output  { type filter hook output  priority filter; jump way; }
      }
      """;

  private final Path inventory;

  private Lab(Path inventory) {
    this.inventory = inventory;
  }

  public static boolean isHere() {
    return Boolean.getBoolean(HERE);
  }

  /** Whether these tests need it; all others do without. */
  public static boolean isNeededBy(Class<?> tests) {
    return tests.getPackage().equals(Lab.class.getPackage());
  }

  /**
   * Lays the cables.
   *
   * @param original an inventory on 127.2.0.0/24 or another network of loopback
   */
  public static Lab build(Path original) {
    Path moved = moved(original);
    route();
    for (Host host : InventoryReader.read(moved).hosts()) {
      connect(host);
    }
    run(RULES, NFT, "-f", "-");
    return new Lab(moved);
  }

  /**
   * The same hosts, each in its network namespace, where Group Replication needs no detour; with a
   * state of their own, since another stack may be running outside.
   */
  private static Path moved(Path original) {
    try {
      String text =
          Files.readString(original)
              .replaceAll("(?m)^name: .*$", "name: lab")
              .replaceAll("127\\.\\d+\\.0\\.(\\d+)(?!:)", "10.2.0.$1")
              .replaceAll("(?m)^    groupAddress:.*$", "")
              .replaceAll(
                  "(?m)^  - name: (\\S+)$(?=\\R    address:)",
                  "  - name: $1\n    networkNamespace: " + NAMESPACES + "/$1");
      Path file = TestStack.TARGET.resolve("inventories/lab.yaml");
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void route() {
    run("", "mount", "-t", "tmpfs", "namespaces", NAMESPACES.toString());
    run(
        """
        link set lo up
        addr add %s/32 dev lo
        """
            .formatted(ROUTER),
        IP,
        "-batch",
        "-");
    set("net/ipv4/ip_forward");
    // The stack tool has Nginx look at its configuration before it starts, and that binds its
    // ports.
    set("net/ipv4/ip_nonlocal_bind");
  }

  private static void set(String parameter) {
    try {
      Files.writeString(Path.of("/proc/sys", parameter), "1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void connect(Host host) {
    String namespace = host.networkNamespace().orElseThrow().toString();
    String address = host.address();
    String cable = "to-" + host;
    run("", "touch", namespace);
    run("", "unshare", "--net=" + namespace, "true");
    run(
        """
        link add %1$s type veth peer name eth0 netns %2$s
        link set %1$s up
        route add %3$s/32 dev %1$s src %4$s
        """
            .formatted(cable, namespace, address, ROUTER),
        IP,
        "-batch",
        "-");
    List<String> there = new ArrayList<>(host.command(List.of(IP, "-batch", "-")));
    run(
        """
        link set lo up
        link set eth0 up
        addr add %1$s/32 dev eth0
        route add %2$s/32 dev eth0
        route add default via %2$s dev eth0 src %1$s
        """
            .formatted(address, ROUTER),
        there.toArray(String[]::new));
  }

  /** The inventory of the stack that is to run here. */
  public Path inventory() {
    return inventory;
  }

  /** Nothing comes to the host, nor from it, any more. Its processes go on. */
  public void cut(Host host) {
    run("", NFT, "add", "element", "ip", "lab", "hosts", "{ " + host.address() + " }");
  }

  /** The same for the host's MySQL alone, in both directions. */
  public void cutMember(Host host) {
    run("", NFT, "add", "element", "ip", "lab", "members", "{ " + host.address() + " }");
  }

  /** Everything is connected again. */
  public void heal() {
    run("flush set ip lab hosts\nflush set ip lab members\n", NFT, "-f", "-");
  }

  /**
   * @return what it printed
   * @throws AssertionError with what it printed, when it fails
   */
  static String run(String input, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
