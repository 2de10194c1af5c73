package com.foobar.boxoffice.account;

import com.foobar.boxoffice.transaction.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may log in, read from a replica that knows what was registered a moment ago. */
@ApplicationScoped
public class AccountQueries {

  private static final String BY_EMAIL =
      """
      SELECT a.id, a.name, a.password_hash, r.role
      FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.email = :email
      """;

  @PersistenceUnit(unitName = "fresh")
  private EntityManagerFactory fresh;

  /** A caller to be, with the hash that the password must have. */
  record Credentials(Caller caller, String passwordHash) {}

  @SuppressWarnings("unchecked")
  Optional<Credentials> byEmail(String email) {
    List<Tuple> rows =
        Reads.retried(
            fresh,
            entities ->
                entities
                    .createNativeQuery(BY_EMAIL, Tuple.class)
                    .setParameter("email", email)
                    .getResultList());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Set<String> roles =
        rows.stream().map(row -> row.get("role", String.class)).collect(Collectors.toSet());
    Tuple first = rows.get(0);
    return Optional.of(
        new Credentials(
            new Caller(
                first.get("id", Number.class).longValue(),
                email,
                first.get("name", String.class),
                roles),
            first.get("password_hash", String.class)));
  }
}
