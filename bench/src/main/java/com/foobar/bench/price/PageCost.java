package com.foobar.bench.price;

import com.foobar.bench.load.Pages;
import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.proof.load.ClosedLoop;
import java.util.List;
import java.util.function.Function;

/** What a page costs by a longer way, divided by a shorter one. */
record PageCost(
    String name, String title, String counted, Way first, Way second, Page page, Goal goal)
    implements Price {
  /** Enough to keep what is measured busy, and each of them mostly waiting. */
  private static final int CONNECTIONS = 8;

  private static final String COUNTED =
      """
      Requests that were answered as they should be, divided by the processor time (user and system) that all services of \
      the stack took meanwhile, less what they take in that time when nothing is asked of them. %d connections, each asking \
      again as soon as it has its answer; direct requests go to both servers in turn. %s\
      """;

  /**
   * Where the requests go.
   *
   * @param name as the sides are told apart
   */
  record Way(String name, Function<Stand, List<String>> servers) {
    static final Way EDGE = new Way("edge", stand -> List.of(stand.edge()));
    static final Way NGINX = new Way("nginx", Stand::nginxes);
    static final Way WILDFLY = new Way("wildfly", Stand::wildflys);
  }

  /**
   * What is asked for.
   *
   * @param request such as "GET /api/events"
   * @param what it is
   * @param path found out when it is needed
   * @param status that is expected
   * @param least how many bytes are expected
   */
  record Page(String request, String what, Function<Stand, String> path, int status, int least) {
    /** Without a login: the shortest answer that the application itself gives. */
    static final Page SESSION =
        new Page(
            "GET /api/session",
            "GET /api/session without a login, answered 401 by the application.",
            stand -> "/api/session",
            401,
            1);

    /** The same for everybody, which Nginx may know (ADR 23). */
    static final Page EVENTS =
        new Page(
            "GET /api/events",
            "GET /api/events, the first page of the catalogue, which Nginx shares for a second; WildFly asks its database each time.",
            stand -> "/api/events",
            200,
            100);

    static final Page STYLESHEET =
        new Page(
            "GET /assets/…/catalogue.css",
            "The box office's catalogue.css, 4,041 bytes, not compressed.",
            StaticFile::path,
            200,
            StaticFile.LEAST);
  }

  static PageCost of(String name, String title, Way first, Way second, Page page, Goal goal) {
    return new PageCost(name, title, counted(page), first, second, page, goal);
  }

  static String counted(Page page) {
    return COUNTED.formatted(CONNECTIONS, page.what());
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("requests per CPU-second", "perCpuSecond").goal(goal),
        Row.of("through " + first.name(), first.name(), "perCpuSecond", "/CPU-s"),
        Row.of("through " + second.name(), second.name(), "perCpuSecond", "/CPU-s"));
  }

  @Override
  public Sides open(Stand stand) {
    return Sides.of(side(stand, first, page), side(stand, second, page));
  }

  static Side side(Stand stand, Way way, Page page) {
    Pages pages =
        new Pages(
            way.servers().apply(stand), page.path().apply(stand), page.status(), page.least());
    return Side.of(way.name(), time -> Done.of(ClosedLoop.run(CONNECTIONS, time, pages)));
  }
}
