package com.foobar.bench.price;

import com.foobar.bench.beside.MysqlRouter;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.proof.nemesis.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long writes pause when the primary is killed: through the database door, and MySQL Router.
 */
record RouterFailover() implements Price {
  private static final Duration TRIAL = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final int MOST_TRIALS = 3;
  private static final String SIDE = "both";

  @Override
  public String name() {
    return "router-pause";
  }

  @Override
  public String title() {
    return "Writes pause while the primary is killed: through the database door ÷ through MySQL Router";
  }

  @Override
  public String counted() {
    return """
        Two writers, one through the read-write door of the first server and one through a MySQL Router beside it (set up \
        as for the price router), insert one row after the other, 20 ms apart, side by side for %d s. After %d s the primary \
        is killed (kill -9). A writer whose insert fails, or has no answer within five seconds, connects anew after 20 ms, \
        again and again. Counted is the longest time between two inserts that were acknowledged. Both see the same \
        kill, so that what differs is how soon each follows the group; how long the group takes to elect another primary \
        is in both. At most %d trials, each mended by what ./stack up does, which is not counted.\
        """
        .formatted(TRIAL.toSeconds(), QUIET.toSeconds(), MOST_TRIALS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("the door's pause ÷ Router's", SIDE, "pause.ratio", "").tail(),
        Row.of("pause through the door", SIDE, "pause.door", "s").tail(),
        Row.of("pause through Router", SIDE, "pause.router", "s").tail());
  }

  @Override
  public int pairs(int asked) {
    return Math.min(MOST_TRIALS, asked);
  }

  @Override
  public int fewest() {
    return MOST_TRIALS;
  }

  @Override
  public Duration trial(Duration asked) {
    return TRIAL;
  }

  @Override
  public Sides open(Stand stand) {
    MysqlRouter router = MysqlRouter.of(stand.context());
    try {
      return open(stand, router);
    } catch (RuntimeException e) {
      router.close();
      throw e;
    }
  }

  private static Sides open(Stand stand, MysqlRouter router) {
    Scratch scratch = new Scratch(stand.context());
    Damage damage = new Damage(stand);
    Trial trial =
        new Trial(
            new Writer("door", () -> DoorCost.door(stand.context())),
            new Writer("router", router::open),
            damage);
    return Sides.of(
        () -> {
          damage.close();
          router.close();
          scratch.close();
        },
        trial);
  }

  private record Trial(Writer door, Writer router, Damage damage) implements Side {
    @Override
    public String name() {
      return SIDE;
    }

    @Override
    public Done warmUp(Duration time) {
      return together(time);
    }

    @Override
    public Done measure(Duration time) {
      try (Strike strike = new Strike(damage, Fault.parse("kill:primary"), QUIET)) {
        return together(time);
      }
    }

    private Done together(Duration time) {
      long begun = System.nanoTime();
      long end = begun + time.toNanos();
      try (Writer.Writing one = door.until(end);
          Writer.Writing other = router.until(end)) {
        double byDoor = one.longestPause(begun, end);
        double byRouter = other.longestPause(begun, end);
        return new Done(
            0,
            0,
            Map.of(
                "pause.door", byDoor, "pause.router", byRouter, "pause.ratio", byDoor / byRouter));
      }
    }
  }
}
