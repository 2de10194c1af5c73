package com.foobar.bench.price;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import java.time.Duration;
import java.util.List;

/** What the stack takes of the processors while nobody asks for anything. */
record IdleStack() implements Price {
  static final String SIDE = "idle";

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String title() {
    return "An idle stack";
  }

  @Override
  public String counted() {
    return "Processor time (user and system) of all services, in percent of one core, over twice the time of a trial, in"
        + " which nothing is asked of the stack. The services' own checks of each other and timers go on.";
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("CPU, all services", SIDE, "busy", "% of a core").goal(Goal.atMost(8)),
        Row.of("MySQL, three members", SIDE, "busy.mysql", "% of a core").part(),
        Row.of("WildFly, two", SIDE, "busy.wildfly", "% of a core").part(),
        Row.of("database doors, two", SIDE, "busy.database-door", "% of a core").part(),
        Row.of("HAProxy at the edge", SIDE, "busy.haproxy", "% of a core").part(),
        Row.of("Nginx, two", SIDE, "busy.nginx", "% of a core").part());
  }

  @Override
  public Sides open(Stand stand) {
    return Sides.of(Side.of(SIDE, IdleStack::wait));
  }

  private static Done wait(Duration time) {
    Waiting.pass(time.multipliedBy(2));
    return Done.nothing();
  }
}
