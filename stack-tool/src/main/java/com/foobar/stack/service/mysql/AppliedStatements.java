package com.foobar.stack.service.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What of {@code mysql/grants.sql} a group has run already, kept in the group itself. Digests only:
 * the statements hold passwords.
 */
final class AppliedStatements {
  private final Connection connection;
  private final Set<String> digests;

  private AppliedStatements(Connection connection, Set<String> digests) {
    this.connection = connection;
    this.digests = digests;
  }

  /** Nothing, in a group where the script has never been run. */
  static AppliedStatements of(Connection connection) throws SQLException {
    Set<String> digests = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT HEX(digest) FROM door.applied")) {
      while (rows.next()) {
        digests.add(rows.getString(1));
      }
    } catch (SQLSyntaxErrorException thereIsNoSuchTable) {
      // The script makes it.
    }
    return new AppliedStatements(connection, digests);
  }

  boolean contains(String statement) {
    return digests.contains(digest(statement));
  }

  /**
   * Remembers all of a script that was run to its end, and nothing else: what was taken out of it
   * and is put back later has to run again.
   */
  void record(List<String> statements) throws SQLException {
    Set<String> now = new HashSet<>();
    statements.forEach(statement -> now.add(digest(statement)));
    if (now.equals(digests)) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement delete = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO door.applied (digest) VALUES (UNHEX(?))")) {
      delete.execute("DELETE FROM door.applied");
      for (String digest : now) {
        insert.setString(1, digest);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static String digest(String statement) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(statement.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
