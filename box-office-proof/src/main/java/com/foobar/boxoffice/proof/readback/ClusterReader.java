package com.foobar.boxoffice.proof.readback;

import com.foobar.boxoffice.proof.readback.Reading.ClockOffset;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.spi.ReadBack;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Pause;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads every member, directly and not through the doors, once the load has stopped: again until
 * all hold the same transactions and none is in doubt, or until time is up.
 */
public final class ClusterReader implements ReadBack<Reading> {
  /** Within this after a fault the transactions in doubt have to be settled. */
  private static final Duration SETTLING = Duration.ofSeconds(31);

  /** Within this after the load a replica has to have caught up. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(15);

  private final PlanContext context;
  private final Schemas schemas;
  private final RunClock clock;

  /** The extremes of what was seen of the clocks' difference, since clocks drift during a run. */
  private long least = Long.MAX_VALUE;

  private long most = Long.MIN_VALUE;

  public ClusterReader(PlanContext context, Schemas schemas, RunClock clock) {
    this.context = context;
    this.schemas = schemas;
    this.clock = clock;
  }

  @Override
  public Reading read(long mended) {
    long deadline =
        Math.max(mended + SETTLING.toNanos() / 1_000, clock.now() + CATCHING_UP.toNanos() / 1_000);
    while (true) {
      Reading reading = once(mended);
      if (isCalm(reading) || clock.now() > deadline) {
        return reading;
      }
      Pause.brief();
    }
  }

  private static boolean isCalm(Reading reading) {
    return reading.unread().isEmpty()
        && reading.settled()
        && reading.members().stream().allMatch(member -> member.prepared().isEmpty())
        && reading.members().stream().map(MemberRows::gtids).distinct().count() == 1;
  }

  private Reading once(long mended) {
    List<MemberRows> members = new ArrayList<>();
    Map<String, String> unread = new LinkedHashMap<>();
    String primary = new Group(context).primary().map(Host::name).orElse(null);
    for (Host host : context.inventory().members()) {
      try (Connection connection = MemberConnection.openForWork(context, host)) {
        MemberReader reader = new MemberReader(host.name(), connection, schemas);
        members.add(reader.read());
        if (host.name().equals(primary)) {
          notice(reader.clock(clock));
        }
      } catch (SQLException e) {
        unread.put(host.name(), e.getMessage());
      }
    }
    return new Reading(
        List.copyOf(members),
        Map.copyOf(unread),
        primary,
        isSettled(members),
        (clock.now() - mended) / 1_000_000,
        offset());
  }

  /** Compares the clocks: that shows how they drifted until the run's end. */
  @Override
  public void begin() {
    new Group(context)
        .primary()
        .ifPresent(
            primary -> {
              try (Connection connection = MemberConnection.openForWork(context, primary)) {
                notice(new MemberReader(primary.name(), connection, schemas).clock(clock));
              } catch (SQLException e) {
                // The reading after the next fault compares them again.
              }
            });
  }

  private void notice(ClockOffset seen) {
    least = Math.min(least, seen.ahead() - seen.uncertainty());
    most = Math.max(most, seen.ahead() + seen.uncertainty());
  }

  private ClockOffset offset() {
    return least > most
        ? new ClockOffset(0, 0)
        : new ClockOffset((least + most) / 2, (most - least) / 2 + 1);
  }

  /** Whether each still has the transactions that it had when its tables were read. */
  private boolean isSettled(List<MemberRows> members) {
    for (MemberRows member : members) {
      Host host = context.inventory().host(member.host()).orElseThrow();
      try (Connection connection = MemberConnection.openForWork(context, host)) {
        if (!new MemberReader(member.host(), connection, schemas).gtids().equals(member.gtids())) {
          return false;
        }
      } catch (SQLException e) {
        return false;
      }
    }
    return true;
  }
}
