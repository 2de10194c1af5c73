package com.foobar.boxoffice.account;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Legible;
import com.foobar.boxoffice.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A person, or a door, that can log in. */
@Entity
public class Account {

  private static final int LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1.3, without the brackets
  private static final int LONGEST_NAME = 100;
  private static final Pattern EMAIL = Pattern.compile("[!-?A-~]+@[!-?A-~]+\\.[!-?A-~]+");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String email;
  private String name;
  private String passwordHash;
  @Version private int version;

  @ElementCollection
  @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "role")
  private Set<String> roles = new HashSet<>();

  protected Account() {}

  /**
   * @throws BoxOfficeException INVALID_REQUEST when the address or the name cannot be accepted
   */
  public Account(String email, String name, String passwordHash, String role) {
    if (!Legible.is(name) || name.strip().length() > LONGEST_NAME) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST,
          "The name must have 1 to %d characters.".formatted(LONGEST_NAME));
    }
    this.email =
        normalised(email)
            .orElseThrow(
                () ->
                    new BoxOfficeException(
                        Problem.INVALID_REQUEST, "This is not an email address."));
    this.name = name.strip();
    this.passwordHash = Objects.requireNonNull(passwordHash);
    this.roles.add(Objects.requireNonNull(role));
  }

  /**
   * The one way an address is written here: without blanks around it, in lower case.
   *
   * @return empty when it is not an address
   */
  static Optional<String> normalised(String email) {
    return Optional.ofNullable(email)
        .map(address -> address.strip().toLowerCase(Locale.ROOT))
        .filter(address -> address.length() <= LONGEST_EMAIL)
        .filter(address -> EMAIL.matcher(address).matches());
  }

  /** Replaces the password by the one that has this hash. */
  public void changePassword(String newPasswordHash) {
    passwordHash = Objects.requireNonNull(newPasswordHash);
  }

  Caller caller() {
    return new Caller(id, email, name, roles);
  }

  String email() {
    return email;
  }

  String passwordHash() {
    return passwordHash;
  }

  boolean hasPasswordHash(String hash) {
    return passwordHash.equals(hash);
  }
}
