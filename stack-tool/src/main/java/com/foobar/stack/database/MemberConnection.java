package com.foobar.stack.database;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Connections of the stack's own administrator to members. */
public final class MemberConnection {
  public static final String ADMIN = "stack_admin";

  private MemberConnection() {}

  public static Connection open(PlanContext context, Host member) throws SQLException {
    return open(context, member.address(), context.inventory().ports().mysql());
  }

  /**
   * For those who only look: a frozen member accepts a connection and then says nothing for ever.
   *
   * @param patience how long to wait for any answer
   */
  public static Connection openBriefly(PlanContext context, Host member, Duration patience)
      throws SQLException {
    return open(
        context, member.address(), context.inventory().ports().mysql(), patience.toMillis());
  }

  public static Connection open(PlanContext context, String address, int port) throws SQLException {
    // START GROUP_REPLICATION answers only when the member has joined.
    return open(context, address, port, 90_000);
  }

  private static Connection open(
      PlanContext context, String address, int port, long socketTimeoutMillis) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", context.secrets().get("mysql.admin"));
    properties.setProperty("sslMode", "REQUIRED");
    properties.setProperty("connectTimeout", "2000");
    properties.setProperty("socketTimeout", Long.toString(socketTimeoutMillis));
    return DriverManager.getConnection("jdbc:mysql://%s:%d/".formatted(address, port), properties);
  }
}
