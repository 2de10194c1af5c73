package com.foobar.stack.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of its own on this machine: what runs there has other addresses, and all else is this
 * machine's. Where the controller is, there has to be a way to these addresses.
 */
public final class NetworkNamespace extends ThisMachine {
  private final Path namespace;

  /**
   * @param namespace such as {@code /run/netns/NAME} or {@code /proc/PID/ns/net}
   */
  public NetworkNamespace(String name, Path namespace) {
    super(name);
    this.namespace = namespace;
  }

  @Override
  List<String> argv(Command command) {
    List<String> argv = new ArrayList<>(List.of("nsenter", "--net=" + namespace, "--"));
    argv.addAll(command.argv());
    return argv;
  }

  /** Its own tables are told to those who are in it. */
  @Override
  public Optional<String> portOwner(String address, int port) {
    Outcome tables = run(Command.of("cat", "/proc/net/tcp", "/proc/net/tcp6"), LIMIT);
    return new Listeners(tables.output().lines().toList()).inode(address, port).map(this::holder);
  }
}
