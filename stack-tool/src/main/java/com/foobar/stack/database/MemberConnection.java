package com.foobar.stack.database;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections of the stack's own administrator to members. */
public final class MemberConnection {
  public static final String ADMIN = "stack_admin";

  private MemberConnection() {}

  public static Connection open(PlanContext context, Host member) throws SQLException {
    return open(context, member.address(), context.inventory().ports().mysql());
  }

  public static Connection open(PlanContext context, String address, int port) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", context.secrets().get("mysql.admin"));
    properties.setProperty("sslMode", "REQUIRED");
    properties.setProperty("connectTimeout", "2000");
    // START GROUP_REPLICATION answers only when the member has joined.
    properties.setProperty("socketTimeout", "90000");
    return DriverManager.getConnection("jdbc:mysql://%s:%d/".formatted(address, port), properties);
  }
}
