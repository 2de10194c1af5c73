package org.example.guestbook;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A persistent timer that writes down where it ran, in a table {@code reminder}. Where that has a
 * row with {@code stays} for this server, it stays in its method until the row is gone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reminder {
  @Resource private DataSource defaultDataSource;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = true)
  void remind() throws SQLException, InterruptedException {
    String here = System.getProperty("jboss.node.name");
    count("INSERT INTO reminder (node) VALUES (?)", here);
    while (count("SELECT id FROM reminder WHERE node = ? AND stays", here) > 0) {
      Thread.sleep(200);
    }
  }

  private int count(String sql, String node) throws SQLException {
    try (Connection connection = defaultDataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, node);
      if (!statement.execute()) {
        return statement.getUpdateCount();
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? 1 : 0;
      }
    }
  }
}
