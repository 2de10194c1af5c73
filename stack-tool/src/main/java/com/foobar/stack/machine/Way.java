package com.foobar.stack.machine;

/**
 * Where the controller reaches a port of a machine: at the machine's own address, or at the near
 * end of a tunnel.
 */
public record Way(String address, int port) {
  /**
   * @param path begins with a slash
   */
  public String url(String path) {
    return "http://" + this + path;
  }

  @Override
  public String toString() {
    return address + ":" + port;
  }
}
