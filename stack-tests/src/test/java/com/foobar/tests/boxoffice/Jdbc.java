package com.foobar.tests.boxoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** One of the server's datasources, from inside. Takes part in the caller's transaction, if any. */
record Jdbc(DataSource datasource) {
  /**
   * @param name such as {@code BoxOfficePrimaryXA}
   */
  static Jdbc of(String name) {
    try {
      return new Jdbc(InitialContext.doLookup("java:jboss/datasources/" + name));
    } catch (NamingException e) {
      throw new IllegalStateException(e);
    }
  }

  long number(String sql, Object... parameters) throws SQLException {
    try (Connection connection = datasource.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The first column of all rows. */
  List<String> texts(String sql, Object... parameters) throws SQLException {
    try (Connection connection = datasource.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  int change(String sql, Object... parameters) throws SQLException {
    try (Connection connection = datasource.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
