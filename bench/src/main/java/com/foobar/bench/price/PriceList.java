package com.foobar.bench.price;

import com.foobar.bench.price.PageCost.Page;
import com.foobar.bench.price.PageCost.Way;
import com.foobar.bench.result.Goal;
import java.util.List;

/** All that can be measured. */
public final class PriceList {
  private PriceList() {}

  /** In the order in which they are measured: what sells seats comes late, memory last. */
  public static final List<Price> ALL =
      List.of(
          new IdleStack(),
          PageCost.of(
              "edge",
              "A request through the edge (HAProxy, Nginx, WildFly) ÷ to WildFly directly",
              Way.EDGE,
              Way.WILDFLY,
              Page.SESSION,
              Goal.atLeast(0.65)),
          PageCost.of(
              "nginx",
              "A request through Nginx ÷ to WildFly directly",
              Way.NGINX,
              Way.WILDFLY,
              Page.SESSION,
              Goal.atLeast(0.80)),
          PageCost.of(
              "static",
              "A file of 4 KB through the edge ÷ from Nginx directly",
              Way.EDGE,
              Way.NGINX,
              Page.STYLESHEET,
              Goal.atLeast(0.55)),
          PageCost.of(
              "static-wildfly",
              "A file of 4 KB from Nginx ÷ from WildFly",
              Way.NGINX,
              Way.WILDFLY,
              Page.STYLESHEET,
              null),
          new ModCluster(),
          new SharedAnswers(),
          FullSystem.page("full-session", Page.SESSION),
          FullSystem.page("full-events", Page.EVENTS),
          new OpenConnections(),
          new OneHold(),
          new Contention(),
          new OneOrder(),
          new OneServer(),
          FullSystem.order("full-order"),
          new BookingBySql(),
          new DoorCost(),
          new RouterCost(),
          new TwoDatabases(),
          new ReplicatedCommit(),
          new DataGrowth(),
          new SmallHosts(),
          new RouterFailover(),
          KillCost.ofPrimary(),
          KillCost.ofWildfly(),
          new Takeover(),
          new StatusCommand(),
          new StackMemory());
}
