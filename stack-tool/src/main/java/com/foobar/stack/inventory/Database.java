package com.foobar.stack.inventory;

/**
 * A schema with its users and its datasources.
 *
 * @param jndi what its datasources are called: {@code java:jboss/datasources/<jndi>PrimaryXA}
 * @param isDefault whether it stands behind {@code java:comp/DefaultDataSource}
 */
public record Database(String name, String jndi, SchemaChanges schemaChanges, boolean isDefault) {
  /** Who may create and alter tables. */
  public enum SchemaChanges {
    /** A user of its own, for migrations; the application may only read and write rows. */
    OWNER,
    /** The application itself. */
    APPLICATION
  }
}
