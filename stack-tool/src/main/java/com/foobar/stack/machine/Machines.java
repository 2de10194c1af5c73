package com.foobar.stack.machine;

import com.foobar.stack.inventory.Host;
import java.util.function.Function;

/** Which machine each host of an inventory is. */
public final class Machines {
  private final Function<Host, Machine> machines;

  /**
   * @param machines for the same host the same machine
   */
  public Machines(Function<Host, Machine> machines) {
    this.machines = machines;
  }

  /** As the inventory says. */
  public static Machines ofInventory() {
    return new Machines(
        host ->
            host.networkNamespace()
                .<Machine>map(file -> new NetworkNamespace(host.name(), file))
                .orElseGet(() -> new ThisMachine(host.name())));
  }

  public Machine of(Host host) {
    return machines.apply(host);
  }
}
