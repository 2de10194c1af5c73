package com.foobar.stack.service.mysql;

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

  /** A member that is frozen takes connections and says nothing. */
  static final Duration QUESTION = Duration.ofSeconds(5);

  /** START GROUP_REPLICATION answers only when the member has joined. */
  private static final Duration WORK = Duration.ofSeconds(90);

  private MemberConnection() {}

  /** For a question, which a healthy member answers at once. */
  public static Connection open(PlanContext context, Host member) throws SQLException {
    return open(context, member, QUESTION);
  }

  /** For statements that may take their time. */
  public static Connection openForWork(PlanContext context, Host member) throws SQLException {
    return open(context, member, WORK);
  }

  /**
   * @param patience how long to wait for any answer
   */
  public static Connection open(PlanContext context, Host member, Duration patience)
      throws SQLException {
    return open(context, member.address(), context.inventory().ports().mysql(), patience);
  }

  /** For a question by another way than directly, such as a database door. */
  public static Connection open(PlanContext context, String address, int port) throws SQLException {
    return open(context, address, port, QUESTION);
  }

  private static Connection open(PlanContext context, String address, int port, Duration patience)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", context.secrets().get("mysql.admin"));
    properties.setProperty("sslMode", "REQUIRED");
    properties.setProperty("connectTimeout", "2000");
    properties.setProperty("socketTimeout", Long.toString(patience.toMillis()));
    return DriverManager.getConnection("jdbc:mysql://%s:%d/".formatted(address, port), properties);
  }
}
