package com.foobar.boxoffice.account;

import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The account that the doors share. It exists, with the configured password, on a system whose
 * configuration has {@code boxoffice.door.password}; without that nothing is done.
 */
@Startup
@Singleton
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class DoorAccount {

  private static final String EMAIL = "door@foobar.com";

  @Inject private Transactions transactions;
  @Inject private AccountRepository accounts;
  @Inject private PasswordHashing passwords;

  @Inject
  @ConfigProperty(name = "boxoffice.door.password")
  private Optional<String> password;

  @PostConstruct
  void provide() {
    password.ifPresent(
        wanted ->
            transactions.call(
                RetryPolicy.START,
                attempt -> {
                  Optional<Account> existing = accounts.byEmail(EMAIL);
                  if (existing.isEmpty()) {
                    // First the row, for which another node waits that starts too: one hash is
                    // enough.
                    accounts
                        .add(new Account(EMAIL, "Door", PasswordHashing.HASH_OF_NOBODY, Role.DOOR))
                        .changePassword(passwords.hash(wanted));
                  } else if (!passwords.matches(wanted, existing.map(Account::passwordHash))) {
                    existing.get().changePassword(passwords.hash(wanted));
                  }
                  return null;
                }));
  }
}
