package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.proof.load.ClosedLoop;
import com.foobar.proof.load.Operation;
import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.transaction.xa.XAException;

/** What all of the box office costs beside what its database must do in any case. */
record BookingBySql() implements Price {
  private static final int WORKERS = 8;
  private static final String HTTP = "http";
  private static final String SQL = "sql";

  @Override
  public String name() {
    return "booking";
  }

  @Override
  public String title() {
    return "A booking over HTTP ÷ the same SQL by bare JDBC";
  }

  @Override
  public String counted() {
    return """
        Hold, order and read back, as fast as it goes with %d buyers: over HTTP through the edge (see "order"), or the statements that \
        this takes, sent to the primary directly: the same conditional updates, inserts and reads, in one transaction \
        for the hold and in an XA transaction over both databases for the order. Not in the latter: a login, JSON, the \
        transaction manager and its log (two durable commits), the doors. Processor time is that of all services less their idle \
        time. The seats stay sold.\
        """
        .formatted(WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("CPU for each booking", "cpu"),
        Row.ratio("bookings a second", "perSecond"),
        Row.ratio("p50", "p50"),
        Row.of("CPU over HTTP", HTTP, "cpu", "ms"),
        Row.of("CPU by SQL", SQL, "cpu", "ms"),
        Row.of("durable commits over HTTP", HTTP, "commits", ""),
        Row.of("durable commits by SQL", SQL, "commits", ""),
        Row.of("p50 over HTTP", HTTP, "p50", "ms"),
        Row.of("p50 by SQL", SQL, "p50", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    List<String> emails = stand.shop().buyers(WORKERS);
    Shelf shelf = new Shelf(stand.shop());
    List<SqlBooking> buyers = new ArrayList<>();
    Side http = new OneOrder.Trial(HTTP, stand.shop(), shelf, WORKERS);
    Side sql =
        new Side() {
          @Override
          public String name() {
            return SQL;
          }

          @Override
          public Done measure(Duration time) {
            return Done.of(
                ClosedLoop.run(
                    WORKERS,
                    time,
                    worker -> book(buyers.get(worker), shelf.take(emails.get(worker)))));
          }

          @Override
          public void tidy() {
            shelf.refill();
          }
        };
    Sides sides = Sides.of(() -> buyers.forEach(BookingBySql::close), http, sql);
    Host primary = Scratch.primary(stand.context());
    try {
      for (String email : emails) {
        buyers.add(new SqlBooking(stand.context(), primary, email));
      }
    } catch (SQLException e) {
      sides.close();
      throw new StackException("%s/mysql: %s".formatted(primary, e.getMessage()), e);
    }
    return sides;
  }

  private static CompletableFuture<Boolean> book(SqlBooking buyer, Request.Hold wish) {
    if (wish == null) {
      return Operation.NOTHING_LEFT;
    }
    try {
      buyer.book(wish.event(), wish.seats().get(0));
      return CompletableFuture.completedFuture(true);
    } catch (SQLException | XAException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void close(SqlBooking buyer) {
    try {
      buyer.close();
    } catch (SQLException e) {
      // It is gone already.
    }
  }
}
