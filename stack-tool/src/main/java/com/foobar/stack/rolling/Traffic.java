package com.foobar.stack.rolling;

import com.foobar.stack.inventory.Host;
import java.util.Optional;

/**
 * Who is sent to which server. There may be several balancers, and one that is away has nobody to
 * send: what is asked of it is asked of the others.
 */
public interface Traffic {
  /** Whether some other server takes requests, so that this one can be spared. */
  boolean canSpare(Host server);

  /** Sends new requests elsewhere. Those that run go on. */
  void withhold(Host server);

  /**
   * What runs on the server and is worth waiting for. What has no end of its own, such as a
   * WebSocket, does not count, nor what has taken so long already that waiting promises nothing.
   */
  long unfinished(Host server);

  /**
   * Ends whatever still runs between visitors and this server.
   *
   * @return how many connections that were
   */
  long cut(Host server);

  /** Asks the server itself whether it is ready for visitors; empty when it is, else why not. */
  Optional<String> notReady(Host server);

  /** Lets requests in at once: the server has just said that it is ready. */
  void admit(Host server);

  /** Lets requests in as soon as the balancers' own health checks find the server ready. */
  void admitWhenHealthy(Host server);

  /** Which balancer does not send requests to the server, and why; empty when all do. */
  Optional<String> notAdmitted(Host server);
}
