package com.foobar.boxoffice.migration;

import com.foobar.boxoffice.transaction.RetryPolicy;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings both schemas up to date before anything else of the application runs. However many nodes
 * start at once, each migration runs once: both reach the one primary, and Flyway takes a named
 * lock there. A node that dies in the middle loses its lock with its connection, and every
 * migration is written so that running it again from its beginning is harmless.
 *
 * <p>Beans that need the schemas at start declare {@code @DependsOn("DatabaseMigration")}.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN) // DDL takes part in no transaction
public class DatabaseMigration {

  @Resource(lookup = "java:jboss/datasources/BoxOfficeMigrationDS")
  private DataSource boxOffice;

  @Resource(lookup = "java:jboss/datasources/LedgerMigrationDS")
  private DataSource ledger;

  @PostConstruct
  void migrate() {
    migrate(boxOffice, "db/boxoffice");
    migrate(ledger, "db/ledger");
  }

  private static void migrate(DataSource database, String migrations) {
    // Flyway keeps state while it migrates: a new one for each attempt.
    RetryPolicy.START.call(
        attempt ->
            Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:" + migrations)
                .load()
                .migrate());
  }
}
