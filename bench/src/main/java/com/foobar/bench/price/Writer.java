package com.foobar.bench.price;

import com.foobar.stack.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Inserts one row after the other, over a connection that it opens anew whenever something goes
 * wrong.
 *
 * @param name of its way to the database
 */
record Writer(String name, JdbcLoad.Opening<Connection> way) {
  private static final Duration BETWEEN = Duration.ofMillis(20);

  /**
   * @param end of the steady clock, in nanoseconds
   */
  Writing until(long end) {
    return new Writing(this, end);
  }

  /** What a writer does until some moment. */
  static final class Writing implements AutoCloseable {
    private final Acknowledgements rows = new Acknowledgements();
    private final Thread thread;

    private Writing(Writer writer, long end) {
      this.thread = new Thread(() -> write(writer.way(), end), "writer through " + writer.name());
      thread.setDaemon(true);
      thread.start();
    }

    private void write(JdbcLoad.Opening<Connection> way, long end) {
      while (System.nanoTime() < end) {
        try (Connection connection = way.open();
            Statement statement = connection.createStatement()) {
          while (System.nanoTime() < end) {
            statement.execute(Scratch.INSERT.formatted(Scratch.ONE));
            rows.note(System.nanoTime());
            LockSupport.parkNanos(BETWEEN.toNanos());
          }
        } catch (SQLException e) {
          LockSupport.parkNanos(BETWEEN.toNanos());
        }
      }
    }

    /** In seconds; returns when it has written to the end. */
    double longestPause(long from, long to) {
      close();
      return rows.figures(from, to).get("pause");
    }

    @Override
    public void close() {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StackException("interrupted", e);
      }
    }
  }
}
