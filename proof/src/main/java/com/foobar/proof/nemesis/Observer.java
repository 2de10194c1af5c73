package com.foobar.proof.nemesis;

import com.foobar.proof.history.HistoryWriter;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches, beside the load, what each member says of itself, and writes every change into the
 * history: who is primary, and who takes writes.
 */
public final class Observer implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(250);

  private static final String ASK =
      """
      SELECT CONCAT(COALESCE(NULLIF(m.member_role, ''), 'NONE'), ' ', m.member_state,
        IF(@@GLOBAL.super_read_only, '', ' WRITABLE'))
      FROM performance_schema.replication_group_members m
      WHERE m.member_id = @@server_uuid OR m.member_id = ''
      """;

  private final HistoryWriter history;
  private final List<ScheduledExecutorService> threads = new ArrayList<>();

  public Observer(PlanContext context, HistoryWriter history) {
    this.history = history;
    for (Host host : context.inventory().members()) {
      // One thread each: a frozen member must not keep the others from being looked at.
      ScheduledExecutorService thread =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread daemon = new Thread(work, "observer of " + host);
                daemon.setDaemon(true);
                return daemon;
              });
      Watch watch = new Watch(context, host);
      thread.scheduleWithFixedDelay(watch::look, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
      threads.add(thread);
    }
  }

  @Override
  public void close() {
    threads.forEach(ScheduledExecutorService::shutdownNow);
  }

  /** One member's connection, kept as long as it lasts. */
  private final class Watch {
    private final PlanContext context;
    private final Host host;
    private Connection connection;
    private String last = "";

    Watch(PlanContext context, Host host) {
      this.context = context;
      this.host = host;
    }

    void look() {
      String now;
      try {
        if (connection == null) {
          connection = MemberConnection.open(context, host, Duration.ofSeconds(1));
        }
        now = ask();
      } catch (SQLException e) {
        now = "UNREACHABLE";
        abandon();
      }
      if (!now.equals(last)) {
        last = now;
        history.note("observer", "member", Map.of("member", host.name(), "state", now));
      }
    }

    private String ask() throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(ASK)) {
        return rows.next() ? rows.getString(1) : "NONE OFFLINE";
      }
    }

    private void abandon() {
      if (connection != null) {
        try {
          connection.abort(Runnable::run);
        } catch (SQLException e) {
          // It is gone in any case.
        }
        connection = null;
      }
    }
  }
}
