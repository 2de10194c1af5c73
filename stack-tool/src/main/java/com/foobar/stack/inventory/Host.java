package com.foobar.stack.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One machine of the inventory.
 *
 * @param groupAddress where Group Replication talks, {@code ADDRESS:PORT}; unused where there is no
 *     member
 * @param networkNamespace the file of the network namespace that stands for this machine's network;
 *     empty when the host shares the network of the machine it is on
 */
public record Host(
    String name,
    String address,
    Set<Role> roles,
    String groupAddress,
    Optional<Path> networkNamespace) {

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether a MySQL member runs here. */
  public boolean isMember() {
    return is(Role.DATABASE) || is(Role.WITNESS);
  }

  /** A command line as it has to be started to run on this host. */
  public List<String> command(List<String> argv) {
    List<String> command = new ArrayList<>();
    networkNamespace.ifPresent(file -> command.addAll(List.of("nsenter", "--net=" + file, "--")));
    command.addAll(argv);
    return command;
  }

  @Override
  public String toString() {
    return name;
  }
}
