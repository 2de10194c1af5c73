package com.foobar.bench.price;

import com.foobar.proof.load.ClosedLoop;
import com.foobar.proof.load.Load;
import com.foobar.stack.StackException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Workers that speak to a database, each over a connection of its own that stays open. */
final class JdbcLoad<C extends AutoCloseable> implements AutoCloseable {
  private final List<C> connections = new ArrayList<>();
  private final Work<C> work;

  /** Opens a worker's connection. */
  interface Opening<C> {
    C open() throws SQLException;
  }

  /** One operation over it. */
  interface Work<C> {
    void run(C connection) throws Exception;
  }

  /**
   * @throws StackException when a connection cannot be opened
   */
  JdbcLoad(int workers, Opening<C> opening, Work<C> work) {
    this.work = work;
    try {
      for (int i = 0; i < workers; i++) {
        connections.add(opening.open());
      }
    } catch (SQLException e) {
      close();
      throw new StackException("a database cannot be reached: " + e.getMessage(), e);
    }
  }

  Done run(Duration time) {
    Load load = ClosedLoop.run(connections.size(), time, worker -> once(connections.get(worker)));
    return Done.of(load);
  }

  private CompletableFuture<Boolean> once(C connection) {
    try {
      work.run(connection);
      return CompletableFuture.completedFuture(true);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void close() {
    for (C connection : connections) {
      try {
        connection.close();
      } catch (Exception e) {
        // It is gone already.
      }
    }
  }
}
