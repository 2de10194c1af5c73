package com.foobar.server.transactionlog;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.StateStatus;
import com.arjuna.ats.arjuna.objectstore.jdbc.JDBCAccess;
import com.arjuna.ats.arjuna.state.InputObjectState;
import com.arjuna.ats.arjuna.state.OutputObjectState;
import com.arjuna.ats.internal.arjuna.common.UidHelper;
import com.arjuna.ats.internal.arjuna.objectstore.jdbc.drivers.mysql_driver;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;

/**
 * Narayana's log in MySQL, by one statement and one commit for a transaction that goes well.
 *
 * <p>Narayana's own takes ten statements (it asks before it writes, about the table's keys as well,
 * and opens and closes a transaction around each step) and two commits: for the decision, and for
 * its deletion when all is done. Each commit here is agreed on by the members of a group, so they
 * are what a transaction waits for. Here a decision overwrites one that is done with, in one
 * statement, which is atomic. What is done with and not overwritten soon is deleted behind the
 * transaction's back.
 *
 * <p>What the log promises is the same. A decision is durable when {@link #write_state} returns.
 * One that is done with may outlive its server by a moment; it did so before, when a server died
 * between the last commit and the deletion, and recovery forgets it since none of its branches is
 * there any more. Within this process nobody sees it.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/insert-on-duplicate.html">INSERT … ON
 *     DUPLICATE KEY UPDATE</a>
 */
public class TransactionLog extends mysql_driver {
  private static final Logger LOG = System.getLogger(TransactionLog.class.getName());

  /** Longer than it takes to the next decision of a busy server; soon enough for people. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private static final int AT_ONCE = 200;

  private final FinishedRecords finished = new FinishedRecords(PATIENCE);
  private JDBCAccess access;

  @Override
  public void initialise(
      JDBCAccess jdbcAccess, String tableName, ObjectStoreEnvironmentBean configuration)
      throws SQLException, NamingException {
    super.initialise(jdbcAccess, tableName, configuration);
    access = jdbcAccess;
    ScheduledExecutorService cleaner =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "transaction-log-cleaner");
              thread.setDaemon(true);
              return thread;
            });
    long period = PATIENCE.toMillis();
    cleaner.scheduleWithFixedDelay(this::deleteOld, period, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean write_state(Uid uid, String type, OutputObjectState state, int stateType)
      throws ObjectStoreException {
    if (stateType != StateStatus.OS_COMMITTED
        || state.length() <= 0
        || state.length() > getMaxStateSize()) {
      return super.write_state(uid, type, state, stateType);
    }
    LogKey key = LogKey.of(uid, type);
    try (Connection connection = connection()) {
      Optional<LogKey> done = finished.poll();
      if (done.isPresent() && overwrite(connection, done.get(), key, state.buffer())) {
        return true;
      }
      insert(connection, key, state.buffer());
      return true;
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The decision on transaction " + uid + " cannot be written", e);
      return false;
    }
  }

  /**
   * @return false when there was nothing to overwrite, or the decision is in the log already
   */
  private boolean overwrite(Connection connection, LogKey done, LogKey key, byte[] state)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE %s SET UidString = ?, TypeName = ?, ObjectState = ?, Hidden = 0
            WHERE UidString = ? AND TypeName = ? AND StateType = %d
            """
                .formatted(tableName, StateStatus.OS_COMMITTED))) {
      update.setString(1, key.uid());
      update.setString(2, key.type());
      update.setBytes(3, state);
      update.setString(4, done.uid());
      update.setString(5, done.type());
      boolean overwritten = update.executeUpdate() > 0;
      finished.gone(done);
      return overwritten;
    } catch (SQLIntegrityConstraintViolationException written) {
      finished.doubtful(done, System.nanoTime());
      return false;
    } catch (SQLException e) {
      finished.doubtful(done, System.nanoTime());
      throw e;
    }
  }

  private void insert(Connection connection, LogKey key, byte[] state) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO %s (UidString, TypeName, StateType, Hidden, ObjectState)
            VALUES (?, ?, %d, 0, ?) AS new
            ON DUPLICATE KEY UPDATE ObjectState = new.ObjectState
            """
                .formatted(tableName, StateStatus.OS_COMMITTED))) {
      insert.setString(1, key.uid());
      insert.setString(2, key.type());
      insert.setBytes(3, state);
      insert.executeUpdate();
    }
  }

  @Override
  public boolean remove_state(Uid uid, String type, int stateType) throws ObjectStoreException {
    if (stateType != StateStatus.OS_COMMITTED) {
      return super.remove_state(uid, type, stateType);
    }
    finished.add(LogKey.of(uid, type), System.nanoTime());
    return true;
  }

  /** Whatever fails is tried again at the next turn. */
  private void deleteOld() {
    List<LogKey> old = finished.pollOld(System.nanoTime(), AT_ONCE);
    if (old.isEmpty()) {
      return;
    }
    String keys = String.join(", ", Collections.nCopies(old.size(), "(?, ?)"));
    try (Connection connection = connection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM %s WHERE (UidString, TypeName) IN (%s) AND StateType = %d"
                    .formatted(tableName, keys, StateStatus.OS_COMMITTED))) {
      int parameter = 0;
      for (LogKey key : old) {
        delete.setString(++parameter, key.uid());
        delete.setString(++parameter, key.type());
      }
      delete.executeUpdate();
      old.forEach(finished::gone);
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "What is done with stays in the log of transactions for now", e);
      long now = System.nanoTime();
      old.forEach(key -> finished.doubtful(key, now));
    }
  }

  @Override
  public InputObjectState read_state(Uid uid, String type, int stateType)
      throws ObjectStoreException {
    return isFinished(uid, type, stateType) ? null : super.read_state(uid, type, stateType);
  }

  @Override
  public int currentState(Uid uid, String type) throws ObjectStoreException {
    return isFinished(uid, type, StateStatus.OS_COMMITTED)
        ? StateStatus.OS_UNKNOWN
        : super.currentState(uid, type);
  }

  private boolean isFinished(Uid uid, String type, int stateType) {
    return stateType == StateStatus.OS_COMMITTED && finished.contains(LogKey.of(uid, type));
  }

  @Override
  public boolean allObjUids(String type, InputObjectState found, int match)
      throws ObjectStoreException {
    String plain = LogKey.plain(type);
    OutputObjectState uids = new OutputObjectState();
    try (Connection connection = connection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT UidString FROM %s WHERE TypeName = ?".formatted(tableName))) {
      query.setString(1, plain);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String uid = rows.getString(1);
          if (!finished.contains(new LogKey(uid, plain))) {
            UidHelper.packInto(new Uid(uid), uids);
          }
        }
      }
      UidHelper.packInto(Uid.nullUid(), uids);
      found.setBuffer(uids.buffer());
      return true;
    } catch (SQLException | IOException e) {
      LOG.log(Level.WARNING, "The log of transactions cannot be read", e);
      return false;
    }
  }

  /** In which each statement commits by itself: there is never more than one. */
  private Connection connection() throws SQLException {
    Connection connection = access.getConnection();
    connection.setAutoCommit(true);
    return connection;
  }
}
