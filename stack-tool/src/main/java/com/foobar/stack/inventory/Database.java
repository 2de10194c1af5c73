package com.foobar.stack.inventory;

import java.time.Duration;

/**
 * A schema with its users and its datasources.
 *
 * @param jndi what its datasources are called: {@code java:jboss/datasources/<jndi>PrimaryDS}
 * @param isDefault whether it stands behind {@code java:comp/DefaultDataSource}
 * @param limits how much its applications may ask of it
 */
public record Database(
    String name, String jndi, SchemaChanges schemaChanges, boolean isDefault, Limits limits) {
  /** Who may create and alter tables. */
  public enum SchemaChanges {
    /** A user of its own, for migrations; the application may only read and write rows. */
    OWNER,
    /** The application itself. */
    APPLICATION
  }

  /**
   * @param statement how long WildFly waits for the answer to one statement before it gives up the
   *     connection
   * @param lock how long a statement waits for a row that another transaction has locked
   * @param poolSize the most connections of each datasource of each server
   */
  public record Limits(Duration statement, Duration lock, int poolSize) {
    /** Those of an ordinary WildFly and an ordinary MySQL, but that nothing waits for ever. */
    public static final Limits DEFAULT =
        new Limits(Duration.ofHours(1), Duration.ofSeconds(50), 20);
  }
}
