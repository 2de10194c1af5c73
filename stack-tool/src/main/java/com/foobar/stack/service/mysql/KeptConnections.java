package com.foobar.stack.service.mysql;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to members that wait for the next question: each new one is a TLS handshake and a
 * login, which take many times longer than the question. For a command that asks often.
 */
final class KeptConnections {
  private final PlanContext context;
  private final Map<Host, Deque<Connection>> idle = new ConcurrentHashMap<>();
  private volatile boolean keeping;

  KeptConnections(PlanContext context) {
    this.context = context;
  }

  /** What is asked; it may be asked once more, of another connection. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** From now on connections are kept. */
  void keep() {
    keeping = true;
  }

  /** Closes those that are kept; from now on none is. */
  void release() {
    keeping = false;
    idle.values().forEach(KeptConnections::closeAll);
  }

  <T> T ask(Host host, Question<T> question) throws SQLException {
    Deque<Connection> waiting = idle.computeIfAbsent(host, h -> new ConcurrentLinkedDeque<>());
    Connection kept = waiting.poll();
    if (kept != null) {
      try {
        return ask(kept, waiting, question);
      } catch (SQLException memberHasEndedSince) {
        closeAll(waiting);
      }
    }
    return ask(MemberConnection.open(context, host), waiting, question);
  }

  private <T> T ask(Connection connection, Deque<Connection> waiting, Question<T> question)
      throws SQLException {
    boolean answered = false;
    try {
      T answer = question.ask(connection);
      answered = true;
      return answer;
    } finally {
      if (answered && keeping) {
        waiting.push(connection);
      } else {
        close(connection);
      }
    }
  }

  private static void closeAll(Deque<Connection> waiting) {
    for (Connection one = waiting.poll(); one != null; one = waiting.poll()) {
      close(one);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is of no more use in either case.
    }
  }
}
