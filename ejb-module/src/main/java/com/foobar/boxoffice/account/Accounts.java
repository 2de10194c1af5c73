package com.foobar.boxoffice.account;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.account.AccountQueries.Credentials;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Registers people and recognises them. Open to everyone: it is how one becomes a caller. */
@Stateless
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Accounts {

  private static final int SHORTEST_PASSWORD = 8;

  /** Long enough for a passphrase; hashing something endless would be a way to attack us. */
  private static final int LONGEST_PASSWORD = 128;

  @Inject private Transactions transactions;
  @Inject private AccountRepository accounts;
  @Inject private AccountQueries queries;
  @Inject private PasswordHashing passwords;
  @Inject private AttemptLimits attempts;

  /**
   * Opens an account with the role {@link Role#BUYER}.
   *
   * @return who can now log in
   * @param from where the request came from
   * @throws LaterException TOO_MANY_ATTEMPTS
   * @throws BoxOfficeException EMAIL_TAKEN, or INVALID_REQUEST when the address, the password (8 to
   *     128 characters) or the name cannot be accepted
   */
  public Caller register(ClientAddress from, String email, String password, String name) {
    requireAcceptable(password);
    attempts.beginRegistration(from);
    String hash = passwords.hash(password);
    return transactions.call(
        RetryPolicy.WRITES,
        attempt -> {
          Account candidate = new Account(email, name, hash, Role.BUYER);
          Optional<Account> existing = accounts.byEmail(candidate.email());
          if (existing.isEmpty()) {
            return accounts.add(candidate).caller();
          }
          if (existing.get().hasPasswordHash(hash)) {
            // Nobody else's salt is ours: an earlier attempt was committed after all.
            return existing.get().caller();
          }
          attempts.registrationRefused(from);
          throw new BoxOfficeException(
              Problem.EMAIL_TAKEN, "There is an account with this email address already.");
        });
  }

  /**
   * The caller, or empty when the address is unknown or the password wrong; both take as long, and
   * both slow down who tries again ({@link AttemptLimits}).
   *
   * @param from where the request came from
   * @throws LaterException TOO_MANY_ATTEMPTS
   * @throws BoxOfficeException UNAVAILABLE when too many log in at once
   */
  public Optional<Caller> authenticate(ClientAddress from, String email, String password) {
    if (password == null || password.length() > LONGEST_PASSWORD) {
      return Optional.empty();
    }
    Optional<String> normalised = Account.normalised(email);
    String account = normalised.orElse("");
    attempts.begin(from, account);
    Optional<Credentials> credentials;
    boolean known;
    try {
      credentials = normalised.flatMap(queries::byEmail);
      known = passwords.matches(password, credentials.map(Credentials::passwordHash));
    } catch (RuntimeException undecided) {
      attempts.undecided(from, account);
      throw undecided;
    }
    if (!known) {
      return Optional.empty();
    }
    attempts.succeeded(from, account);
    return credentials.map(Credentials::caller);
  }

  private static void requireAcceptable(String password) {
    if (password == null
        || password.length() < SHORTEST_PASSWORD
        || password.length() > LONGEST_PASSWORD) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST,
          "The password must have %d to %d characters."
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
  }
}
